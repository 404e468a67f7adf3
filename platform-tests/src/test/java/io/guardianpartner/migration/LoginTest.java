package io.guardianpartner.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service's login: made, kept, rotated, made good after a run that died. */
class LoginTest {

    private static final String USERS = "select distinct usename::text from pg_stat_activity where usename like '%s\\_%%'";

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theFirstRunMakesALoginAndWritesItDown() throws SQLException {
        stage.migrate();

        assertThat(stage.login().username()).isEqualTo(stage.database + "_a");
        assertThat(stage.login().password()).hasSize(43);
        stage.asService().close();
    }

    @Test
    void aFurtherRunChangesNothing() {
        stage.migrate();
        Credentials first = stage.login();

        stage.migrate();

        assertThat(stage.login()).isEqualTo(first);
        assertThat(stage.client.describeSecret(secret -> secret.secretId(Stage.LOGIN_SECRET)).versionIdsToStages())
            .hasSize(1);
    }

    @Test
    void rotationGivesTheOtherLoginAndRunningPodsGoOn() throws SQLException {
        stage.migrate();
        Credentials first = stage.login();
        try (Connection pod = stage.asService()) {
            stage.rotate();

            assertThat(stage.login().username()).isEqualTo(stage.database + "_b");
            Stage.execute(pod, "insert into item (name, size) values ('x', 'SMALL')");
            // Its pool opens another one.
            stage.server.connect(stage.database, first).close();
            stage.asService().close();
        }
    }

    @Test
    void rotationWaitsForPodsThatStillHaveTheLoginBefore() throws SQLException {
        stage.migrate();
        try (Connection pod = stage.asService()) {
            stage.rotate();
            Credentials second = stage.login();

            assertThatThrownBy(stage::rotate).isInstanceOf(MigrationException.class)
                .hasMessageContaining("Pods still use the login that would get another password")
                .satisfies(e -> assertThat(((MigrationException) e).exitCode()).isEqualTo(ExitCode.TRY_AGAIN));

            Stage.execute(pod, "select 1");
            assertThat(stage.login()).isEqualTo(second);
        }
    }

    @Test
    void afterTwoRotationsTheFirstPasswordIsWorthNothing() {
        stage.migrate();
        Credentials first = stage.login();
        stage.rotate();
        awaitNobodyIn();
        stage.rotate();

        assertThat(stage.login().username()).isEqualTo(first.username());
        assertThatThrownBy(() -> stage.server.connect(stage.database, first)).isInstanceOfSatisfying(SQLException.class,
            refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void aLeakedLoginIsClosedAndWhoeverIsInThrownOut() throws SQLException {
        stage.migrate();
        Credentials leaked = stage.login();
        stage.rotate();
        Credentials second = stage.login();
        try (Connection thief = stage.server.connect(stage.database, leaked); Connection pod = stage.asService()) {
            stage.revoke();

            assertThatThrownBy(() -> Stage.execute(thief, "select 1")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> stage.server.connect(stage.database, leaked)).isInstanceOfSatisfying(
                SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
            Stage.execute(pod, "select 1");
            assertThat(stage.login()).isEqualTo(second);
        }
        awaitNobodyIn();
        stage.rotate();
        assertThat(stage.login().username()).isEqualTo(leaked.username());
        stage.asService().close();
    }

    @Test
    void withoutALoginThatStaysNoneIsClosed() {
        assertThatThrownBy(stage::revoke).isInstanceOf(MigrationException.class)
            .hasMessageContaining("has no login of the service that could stay");
    }

    @Test
    void aRunThatDiedBetweenRoleAndSecretIsMadeGood() throws SQLException {
        stage.migrate();
        // As if the secret had never been written: the role has a password that nobody knows.
        stage.client.deleteSecret(secret -> secret.secretId(Stage.LOGIN_SECRET).forceDeleteWithoutRecovery(true));
        stage.client.createSecret(secret -> secret.name(Stage.LOGIN_SECRET));

        stage.migrate();

        stage.asService().close();
    }

    @Test
    void aRunThatDiedBetweenSchemaAndRolesIsMadeGood() throws SQLException {
        SchemaMigrations.of(new Database(stage.server.url(stage.database), Database.Pacing.USUAL).as(Server.OWNER))
            .migrate();

        stage.migrate();

        stage.asService().close();
    }

    @Test
    void aRotationThatDiedBeforeTheSecretWasWrittenLeavesTheLoginThatWorks() throws SQLException {
        stage.migrate();
        Credentials first = stage.login();
        try (Connection owner = stage.asOwner()) {
            new ServiceLogins(owner, stage.database).setPassword(Credentials.generate(stage.database + "_b"));
        }

        stage.migrate();
        assertThat(stage.login()).isEqualTo(first);
        stage.rotate();
        stage.asService().close();
    }

    @Test
    void aLoginThatDoesNotWorkAnyMoreGetsThePasswordOfItsSecret() throws SQLException {
        stage.migrate();
        Credentials first = stage.login();
        stage.server.asSuperuser("postgres", "alter role " + first.username() + " password 'of an older snapshot'");

        stage.migrate();

        assertThat(stage.login()).isEqualTo(first);
        stage.asService().close();
    }

    @Test
    void aSecretWithSomebodyElsesLoginIsReplaced() throws SQLException {
        stage.secrets.write(Stage.LOGIN_SECRET, Server.OWNER);

        stage.migrate();

        assertThat(stage.login().username()).isEqualTo(stage.database + "_a");
        stage.asService().close();
    }

    @Test
    void severalRunsAtOnceMakeOneLogin() throws SQLException {
        Set<Credentials> seen = IntStream.range(0, 4).parallel().mapToObj(run -> {
            stage.migrate();
            return stage.login();
        }).collect(Collectors.toSet());

        assertThat(seen).hasSize(1);
        stage.asService().close();
    }

    /** A connection that was closed is there for a moment more. */
    private void awaitNobodyIn() {
        org.awaitility.Awaitility.await().until(() -> {
            try (Connection owner = stage.asOwner()) {
                return Sql.rows(owner, USERS.formatted(stage.database)).isEmpty();
            }
        });
    }
}
