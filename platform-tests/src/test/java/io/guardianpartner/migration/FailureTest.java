package io.guardianpartner.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;

import io.guardianpartner.local.http.Loopback;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Failures of the job: each is one line, and its exit code tells whether another try may help. */
class FailureTest {

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aSecretThatIsMissing() {
        fails(ExitCode.NEVER, "There is no secret nowhere: terraform apply makes it.",
            stage.job(settings("nowhere", Stage.LOGIN_SECRET, stage.database))::run);
        fails(ExitCode.NEVER, "There is no secret nowhere: terraform apply makes it.",
            stage.job(settings(Stage.OWNER_SECRET, "nowhere", stage.database))::run);
    }

    @Test
    void anOwnersSecretWithoutCredentials() {
        fails(ExitCode.NEVER, "The secret " + Stage.LOGIN_SECRET + " has no value.",
            stage.job(settings(Stage.LOGIN_SECRET, Stage.LOGIN_SECRET, stage.database))::run);
        stage.client.putSecretValue(put -> put.secretId(Stage.OWNER_SECRET).secretString("{\"password\":\"hush\"}"));
        fails(ExitCode.NEVER, "The secret " + Stage.OWNER_SECRET
            + " is not JSON with the members username and password.", stage::migrate);
        stage.client.putSecretValue(put -> put.secretId(Stage.OWNER_SECRET).secretString("hush"));
        fails(ExitCode.NEVER, "The secret " + Stage.OWNER_SECRET
            + " is not JSON with the members username and password.", stage::migrate);
    }

    @Test
    void secretsManagerThatIsAway() {
        stage.manager.close();

        fails(ExitCode.TRY_AGAIN, "AWS Secrets Manager does not answer", stage::migrate);
    }

    @Test
    void aDatabaseThatIsAwayIsAskedSeveralTimes() {
        int nobody = Loopback.freePort();
        JobSettings settings = new JobSettings("jdbc:postgresql://127.0.0.1:" + nobody + "/shop", Stage.OWNER_SECRET,
            Stage.LOGIN_SECRET, JobSettings.Logins.KEEP);

        fails(ExitCode.TRY_AGAIN, "The database does not answer (SQLState 08001)", stage.job(settings)::run);
    }

    @Test
    void aDatabaseThatIsNotThere() {
        fails(ExitCode.NEVER, "The server has no such database",
            stage.job(settings(Stage.OWNER_SECRET, Stage.LOGIN_SECRET, "nowhere"))::run);
    }

    @Test
    void anOwnerWithTheWrongPassword() {
        stage.secrets.write(Stage.OWNER_SECRET, new Credentials("guardian_master", "wrong"));

        fails(ExitCode.NEVER, "The database refuses the owner's name or password (SQLState 28P01)", stage::migrate);
    }

    @Test
    void anOwnerWhoOwnsNothing() {
        stage.server.asSuperuser("postgres", "drop role if exists stranger",
            "create role stranger login createrole password 'stranger'");
        stage.secrets.write(Stage.OWNER_SECRET, new Credentials("stranger", "stranger"));

        fails(ExitCode.NEVER, "permission denied for schema public", stage::migrate);
    }

    @Test
    void aMigrationThatWasChangedAfterItWasApplied() throws SQLException {
        stage.migrate();
        asOwner("update flyway_schema_history set checksum = 1 where version = '1'");

        fails(ExitCode.NEVER, "The schema was not made by these migrations: 1 (shop): checksum mismatch.",
            stage::migrate);
    }

    @Test
    void aMigrationThatFailsIsNamed() throws SQLException {
        stage.migrate();
        asOwner("delete from flyway_schema_history where version = '1'");

        fails(ExitCode.NEVER, "Migration 1 (shop) fails (SQLState 42710): type \"size\" already exists.",
            stage::migrate);
    }

    @Test
    void aMissingVariableAndAnUnknownOption() {
        var environment = java.util.Map.of("AWS_REGION", "us-east-1", "GUARDIAN_DATABASE_URL",
            stage.server.url(stage.database));

        fails(ExitCode.NOT_UNDERSTOOD, "GUARDIAN_DATABASE_OWNER_SECRET is missing",
            () -> JobSettings.of(java.util.List.of(), environment));
        fails(ExitCode.NOT_UNDERSTOOD, "The option --rotat is not known",
            () -> JobSettings.of(java.util.List.of("--rotat"), environment));
        fails(ExitCode.NOT_UNDERSTOOD, "One option at a time",
            () -> JobSettings.of(java.util.List.of("--rotate", "--revoke"), environment));
        fails(ExitCode.NOT_UNDERSTOOD, "names a user or a password", () -> JobSettings.of(java.util.List.of(),
            java.util.Map.of("AWS_REGION", "us-east-1", "GUARDIAN_DATABASE_URL",
                "jdbc:postgresql://x/y?user=me&password=hush")));
    }

    private void asOwner(String... statements) throws SQLException {
        try (Connection owner = stage.asOwner()) {
            for (String sql : statements) {
                Stage.execute(owner, sql);
            }
        }
    }

    private JobSettings settings(String ownerSecret, String loginSecret, String database) {
        return new JobSettings(stage.server.url(database), ownerSecret, loginSecret, JobSettings.Logins.KEEP);
    }

    private static void fails(ExitCode exitCode, String words, ThrowingCallable run) {
        assertThatThrownBy(run).isInstanceOfSatisfying(MigrationException.class, failure -> {
            assertThat(failure).hasMessageContaining(words).hasMessageNotContaining("hush");
            assertThat(failure.getMessage()).doesNotContain("\n");
            assertThat(failure.exitCode()).isEqualTo(exitCode);
        });
    }
}
