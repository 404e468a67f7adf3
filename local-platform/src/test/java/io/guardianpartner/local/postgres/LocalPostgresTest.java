package io.guardianpartner.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.SharedCloud;
import org.junit.jupiter.api.Test;

class LocalPostgresTest {

    private final LocalCloud cloud = SharedCloud.get();

    @Test
    void aDatabaseIsCreatedOnceAndAnswers() throws Exception {
        String url = cloud.createDatabase("made_once");
        assertThat(cloud.createDatabase("made_once")).isEqualTo(url);

        try (Connection connection = connect(url)) {
            assertThat(asked(connection, "select current_database()")).isEqualTo("made_once");
            assertThat(asked(connection, "select gen_random_uuid()::text")).hasSize(36);
        }
    }

    @Test
    void thereIsRoomForTheConnectionPoolsOfManyTests() throws Exception {
        String url = cloud.createDatabase("roomy");
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                connections.add(connect(url));
            }
            assertThat(connections).hasSize(150);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    @Test
    void aNameThatCouldBeSqlIsRefused() {
        assertThatThrownBy(() -> cloud.createDatabase("x\"; drop database postgres; --"))
            .isInstanceOf(IllegalArgumentException.class);
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, LocalPostgres.USERNAME, LocalPostgres.PASSWORD);
    }

    private static String asked(Connection connection, String question) throws SQLException {
        try (ResultSet answer = connection.createStatement().executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
