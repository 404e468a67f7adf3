package io.guardianpartner.routing.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.guardianpartner.local.postgres.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A service that does not migrate needs a schema that somebody has migrated. */
class SchemaCheckTest {

    private static final LocalPostgres POSTGRES = LocalPostgres.start(0);

    @AfterAll
    static void stop() {
        POSTGRES.close();
    }

    @Test
    void aSchemaThatLacksAMigrationIsRefusedByName() {
        onDatabase("schema_too_old", false).run(service -> {
            assertThat(service).hasFailed().getFailure().rootCause().isInstanceOf(SchemaTooOldException.class)
                .hasMessageContaining("it lacks (room), 0.1 (inbox), 0.2 (outbox)");
            FailureAnalysis words = new SchemaFailureAnalyzer().analyze(service.getStartupFailure());
            assertThat(words.getAction()).startsWith("Run the migration job of this version");
        });
    }

    @Test
    void aSchemaThatWasMigratedIsTaken() {
        onDatabase("schema_migrated", true).run(service -> assertThat(service).hasNotFailed());

        onDatabase("schema_migrated", false).run(service -> assertThat(service).hasNotFailed());
    }

    private static ApplicationContextRunner onDatabase(String name, boolean migrates) {
        return new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
                SchemaAutoConfiguration.class))
            .withPropertyValues("spring.config.import=classpath:guardian.yaml",
                "GUARDIAN_DATABASE_URL=" + POSTGRES.createDatabase(name),
                "GUARDIAN_DATABASE_USERNAME=" + LocalPostgres.USERNAME,
                "GUARDIAN_DATABASE_PASSWORD=" + LocalPostgres.PASSWORD,
                "GUARDIAN_DATABASE_MIGRATE=" + migrates);
    }
}
