package io.guardianpartner.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rights of a service's login: those that it has, and those that it must not have. */
class PrivilegesTest {

    private static final String DENIED = "42501";

    private final Stage stage = new Stage();
    private Connection service;

    @BeforeEach
    void connect() throws SQLException {
        stage.migrate();
        service = stage.asService();
    }

    @AfterEach
    void disconnect() throws SQLException {
        service.close();
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select * from item", "insert into item (name, size) values ('x', 'SMALL')",
        "update item set name = 'y'", "select * from named", "select nextval('numbers')", "delete from inbox",
        "select id from item for update", "select version from flyway_schema_history",
        "set idle_in_transaction_session_timeout = 1000"})
    void whatIsNamedItMay(String sql) {
        assertThatCode(() -> Stage.execute(service, sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete from item", "truncate item", "drop table item",
        "alter table item add column x integer",
        "create index on item (name)", "create table mine (id integer)", "create temporary table mine (id integer)",
        "create schema mine", "create view mine as select 1",
        "create function mine() returns integer language sql return 1",
        "select * from closed", "insert into closed values (1)", "update inbox set id = 2",
        "update named set name = 'x'",
        "insert into flyway_schema_history select * from flyway_schema_history", "delete from flyway_schema_history",
        "create role mine", "alter role current_user createrole", "comment on table item is 'mine'",
        "select * from pg_authid", "copy item to program 'true'"})
    void whatIsNotNamedItMayNot(String sql) {
        assertThatThrownBy(() -> Stage.execute(service, sql)).isInstanceOfSatisfying(SQLException.class,
            refused -> assertThat(refused.getSQLState()).isEqualTo(DENIED));
    }

    @Test
    void itCannotBecomeTheRoleThatHasTheRightsNorTheOwner() {
        assertThatThrownBy(() -> Stage.execute(service, "set role " + stage.database))
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Stage.execute(service, "set role guardian_master"))
            .hasMessageContaining("permission denied");
    }

    @Test
    void itDoesNotGetIntoTheDatabaseOfAnotherService() {
        try (Stage other = new Stage()) {
            other.migrate();

            assertThatThrownBy(() -> stage.server.connect(other.database, stage.login()))
                .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void itLeavesConnectionsToOthers() throws SQLException {
        var limit = Sql.rows(service, "select rolconnlimit::text from pg_roles where rolname = current_user").get(0);

        assertThat(limit.text(1)).isEqualTo(String.valueOf(150 - ServiceLogins.KEPT_FREE));
    }

    @Test
    void aTableThatNobodyNamedIsAnErrorThatNamesIt() throws SQLException {
        try (Connection owner = stage.asOwner()) {
            Stage.execute(owner, "create table forgotten (id integer)");
        }

        assertThatThrownBy(stage::migrate).isInstanceOf(MigrationException.class)
            .hasMessageContaining("No privileges.properties names table forgotten");
    }

    @Test
    void aTableThatIsNamedAndNotThereIsAnError() throws SQLException {
        try (Connection owner = stage.asOwner()) {
            Stage.execute(owner, "drop table closed");
        }

        assertThatThrownBy(stage::migrate).isInstanceOf(MigrationException.class)
            .hasMessageContaining("The schema has no closed");
    }

    @Test
    void rightsThatSomebodyGaveBesidesAreTakenAway() throws SQLException {
        try (Connection owner = stage.asOwner()) {
            Stage.execute(owner, "grant delete, truncate on item to " + stage.database + ", public");
            Stage.execute(owner, "grant create on schema public to public");
        }

        stage.migrate();

        assertThatThrownBy(() -> Stage.execute(service, "delete from item")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Stage.execute(service, "create table mine (id integer)"))
            .hasMessageContaining("permission denied");
    }

    @Test
    void aLoginThatMayMoreThanAServiceIsRefused() {
        stage.server.asSuperuser("postgres", "alter role " + stage.database + "_b createrole");

        assertThatThrownBy(stage::migrate).isInstanceOf(MigrationException.class)
            .hasMessageContaining(stage.database + "_b may more than a service needs");
    }

    @Test
    void aLoginThatHasAnotherRoleIsRefused() {
        stage.server.asSuperuser("postgres", "grant pg_read_all_data to " + stage.database + "_a");

        assertThatThrownBy(stage::migrate).isInstanceOf(MigrationException.class)
            .hasMessageContaining(stage.database + "_a may more than a service needs");
    }
}
