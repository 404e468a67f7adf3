package io.guardianpartner.migration;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A schema that a newer version has made, whose pods may run: an older one adds to it, and takes nothing away. */
class NewerSchemaTest {

    private final Stage stage = new Stage();

    @BeforeEach
    void aNewerVersionMigrates() throws SQLException {
        stage.migrate();
        asOwner("create table newer (id integer)", "grant select, delete on newer to " + stage.database,
            "grant delete on item to " + stage.database, "insert into flyway_schema_history "
                + "select 99, '99', 'newer', type, 'V99__newer.sql', 7, installed_by, installed_on, 1, true "
                + "from flyway_schema_history where version = '1'");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aRollbackLeavesTheRightsOfTheNewerVersion() {
        stage.migrate();

        mayAll("select * from newer", "delete from newer", "delete from item");
    }

    @Test
    void aRollbackGetsTheRightsBackThatTheNewerVersionTook() throws SQLException {
        asOwner("revoke update on item from " + stage.database, "drop table closed");

        stage.migrate();

        mayAll("update item set name = 'y'");
    }

    @Test
    void aHotfixOfTheOlderLineGetsItsMigrationAndItsRights() throws SQLException {
        asOwner("drop table inbox", "delete from flyway_schema_history where version = '0.1'");

        stage.migrate();

        mayAll("insert into inbox values (1)", "delete from inbox", "delete from newer", "delete from item");
    }

    @Test
    void aNewerVersionsMigrationBelowTheLastOfThisOneIsNoHarm() throws SQLException {
        asOwner("update flyway_schema_history set version = '0.9' where version = '99'");

        stage.migrate();

        mayAll("delete from newer");
    }

    private void mayAll(String... statements) {
        assertThatCode(() -> {
            try (Connection service = stage.asService()) {
                for (String sql : statements) {
                    Stage.execute(service, sql);
                }
            }
        }).doesNotThrowAnyException();
    }

    private void asOwner(String... statements) throws SQLException {
        try (Connection owner = stage.asOwner()) {
            for (String sql : statements) {
                Stage.execute(owner, sql);
            }
        }
    }
}
