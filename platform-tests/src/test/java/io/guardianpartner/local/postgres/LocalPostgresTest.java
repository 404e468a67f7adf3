package io.guardianpartner.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.SharedLocalCloud;
import org.junit.jupiter.api.Test;

class LocalPostgresTest {

    private final LocalCloud cloud = SharedLocalCloud.get();

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
    void whatAKilledProcessLeftIsStoppedAndDeletedByTheNextStart() throws Exception {
        Process killed = AbandonedPostgres.start();
        String output = new String(killed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Path data = Path.of(output.substring(output.indexOf("data=") + 5).strip());
        ProcessHandle left = ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
            .orElseThrow();
        assertThat(left.isAlive()).isTrue();

        LocalPostgres.start(0).close();

        await().untilAsserted(() -> assertThat(left.isAlive()).isFalse());
        assertThat(data.getParent()).doesNotExist();
        assertThat(cloud.createDatabase("still_there")).isNotNull();
    }

    @Test
    void everyServerBeginsWithNothingWhateverOthersHold() throws Exception {
        try (LocalPostgres first = LocalPostgres.start(0)) {
            first.createDatabase("of_the_first");
            try (LocalPostgres second = LocalPostgres.start(0);
                Connection connection = connect(second.jdbcUrl("postgres"))) {
                assertThat(asked(connection, "select string_agg(datname, ' ' order by datname) from pg_database"))
                    .isEqualTo("postgres template0 template1");
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
