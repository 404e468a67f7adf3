package io.guardianpartner.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

import io.guardianpartner.local.secrets.LocalSecretsManager;
import io.guardianpartner.migration.JobSettings.Logins;
import io.guardianpartner.operations.platform.LocalAccount;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A database and the two secrets of its migration, as Terraform leaves them: the owner's filled, the login's empty. */
final class Stage implements AutoCloseable {

    static final String OWNER_SECRET = "rds!db-owner";
    static final String LOGIN_SECRET = "test/shop/database";
    private static final Database.Pacing HASTY = new Database.Pacing(4, Duration.ofMillis(50), Duration.ofMillis(100));

    final Server server = Server.shared();
    final String database = server.createDatabase();
    final LocalSecretsManager manager = LocalSecretsManager.start(0, LocalAccount.REGION, LocalAccount.NUMBER);
    final SecretsManagerClient client = SecretsManagerClient.builder().endpointOverride(manager.endpoint())
        .region(Region.of(LocalAccount.REGION))
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))).build();
    final SecretStore secrets = new SecretStore(client);

    Stage() {
        client.createSecret(secret -> secret.name(OWNER_SECRET));
        client.createSecret(secret -> secret.name(LOGIN_SECRET));
        secrets.write(OWNER_SECRET, Server.OWNER);
    }

    void migrate() {
        job(Logins.KEEP).run();
    }

    void rotate() {
        job(Logins.ROTATE).run();
    }

    void revoke() {
        job(Logins.REVOKE).run();
    }

    private MigrationJob job(Logins logins) {
        return job(new JobSettings(server.url(database), OWNER_SECRET, LOGIN_SECRET, logins));
    }

    MigrationJob job(JobSettings settings) {
        return new MigrationJob(settings, secrets, new Database(settings.url(), HASTY));
    }

    /** What the service would get. */
    Credentials login() {
        return secrets.read(LOGIN_SECRET);
    }

    Optional<Credentials> loginIfAny() {
        return secrets.find(LOGIN_SECRET);
    }

    /** A connection as the service has it. */
    Connection asService() throws SQLException {
        return server.connect(database, login());
    }

    Connection asOwner() throws SQLException {
        return server.connect(database, Server.OWNER);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        client.close();
        manager.close();
    }
}
