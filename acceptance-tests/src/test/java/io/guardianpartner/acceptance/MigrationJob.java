package io.guardianpartner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.local.ThisJava;
import io.guardianpartner.local.supervisor.Platform;
import io.guardianpartner.operations.platform.LocalAccount;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The migration job of each service with a database, run from the service's jar as its pod runs it from the image. The owner is,
 * as on RDS, no superuser; the services get the login that the job made, and do not migrate.
 */
final class MigrationJob {

    static final List<String> SERVICES = List.of("payments", "catalog");

    private static final String MAIN = "io.guardianpartner.migration.DatabaseMigration";
    private static final String OWNER = "guardian_master";

    private final Platform platform;
    private final Path root;

    /** @param root the repository, from whose jars it migrates */
    MigrationJob(Platform platform, Path root) {
        this.platform = platform;
        this.root = root;
    }

    /** Migrates all, and tells the services their logins. */
    void run() {
        try (SecretsManagerClient secrets = client()) {
            Database server = new Database(platform.cloud().postgresPort(), "postgres");
            server.execute("create role " + OWNER + " login createrole createdb password 'owner'");
            secrets.createSecret(secret -> secret.name("owner")
                .secretString("{\"username\":\"" + OWNER + "\",\"password\":\"owner\"}"));
            SERVICES.forEach(queue -> {
                server.execute("alter database " + queue + " owner to " + OWNER);
                secrets.createSecret(secret -> secret.name(queue));
            });
            SERVICES.parallelStream().forEach(this::migrate);
            SERVICES.forEach(queue -> tell(queue, secrets));
        }
    }

    private void migrate(String queue) {
        Path jar = root.resolve("routes-" + queue + "/target/routes-" + queue + ".jar");
        ProcessBuilder builder = new ProcessBuilder(ThisJava.PROGRAM, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-cp",
            jar.toString(), "-Dloader.main=" + MAIN, "org.springframework.boot.loader.launch.PropertiesLauncher")
            .redirectErrorStream(true);
        builder.environment().putAll(platform.cloud().clientVariables());
        builder.environment().putAll(Map.of("AWS_ENDPOINT_URL_SECRETS_MANAGER",
            platform.cloud().secretsManagerEndpoint().toString(), "AWS_EC2_METADATA_DISABLED", "true",
            "GUARDIAN_DATABASE_URL", platform.variables(queue).get("GUARDIAN_DATABASE_URL"),
            "GUARDIAN_DATABASE_OWNER_SECRET", "owner", "GUARDIAN_DATABASE_LOGIN_SECRET", queue));
        try {
            Process job = builder.start();
            String said = new String(job.getInputStream().readAllBytes());
            assertThat(job.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void tell(String queue, SecretsManagerClient secrets) {
        JsonNode login = json(secrets.getSecretValue(get -> get.secretId(queue)).secretString());
        platform.change(queue, launch -> launch.withVariable("GUARDIAN_DATABASE_MIGRATE", "false")
            .withVariable("GUARDIAN_DATABASE_USERNAME", login.path("username").asText())
            .withVariable("GUARDIAN_DATABASE_PASSWORD", login.path("password").asText()));
    }

    private SecretsManagerClient client() {
        return SecretsManagerClient.builder().endpointOverride(platform.cloud().secretsManagerEndpoint())
            .region(Region.of(LocalAccount.REGION)).credentialsProvider(StaticCredentialsProvider.create(
                AwsBasicCredentials.create(LocalAccount.ACCESS_KEY_ID, LocalAccount.SECRET_ACCESS_KEY)))
            .build();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
