package io.guardianpartner.support.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.postgres.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A service that does not migrate needs a schema that somebody has migrated. */
class SchemaCheckTest {

    private static final LocalPostgres POSTGRES = LocalPostgres.start(0);

    @AfterAll
    static void stop() {
        POSTGRES.close();
    }

    @Test
    void aSchemaThatLacksAMigrationIsRejectedByName() {
        onDatabase("schema_too_old", false).run(service -> {
            assertThat(service).hasFailed().getFailure().rootCause().isInstanceOf(SchemaTooOldException.class)
                .hasMessageContaining("it lacks (words), 0.1 (shelf), 0.2 (place)");
            FailureAnalysis words = new SchemaFailureAnalyzer().analyze(service.getStartupFailure());
            assertThat(words.getAction()).startsWith("Run the migration job of this version");
        });
    }

    @Test
    void aSchemaThatWasMigratedIsTaken() {
        onDatabase("schema_migrated", true).run(service -> assertThat(service).hasNotFailed());

        onDatabase("schema_migrated", false).run(service -> assertThat(service).hasNotFailed());
    }

    @Test
    void aHistoryThatMayNotBeReadIsNotTakenForNone() throws SQLException {
        onDatabase("schema_of_others", true).run(service -> assertThat(service).hasNotFailed());
        try (Connection owner = existing("schema_of_others", LocalPostgres.USERNAME).getConnection()) {
            owner.createStatement().execute("create role stranger login");
        }

        onDatabase("schema_of_others", false).withPropertyValues("GUARDIAN_DATABASE_USERNAME=stranger")
            .run(service -> assertThat(service).hasFailed().getFailure().rootCause()
                .hasMessageContaining("permission denied for table flyway_schema_history"));
    }

    @Test
    void aDatabaseThatIsAwayAtTheStartIsAskedAgain() {
        onDatabase("schema_late", true).run(service -> assertThat(service).hasNotFailed());
        var database = new Databases(away(), existing("schema_late", LocalPostgres.USERNAME));

        assertThatCode(check(database, Duration.ofMinutes(1))::requireAll).doesNotThrowAnyException();

        assertThat(database.asked).isEqualTo(2);
    }

    @Test
    void aDatabaseThatStaysAwayEndsTheStart() {
        var database = new Databases(away());

        assertThatThrownBy(check(database, Duration.ofSeconds(1))::requireAll)
            .isInstanceOf(CannotGetJdbcConnectionException.class);

        assertThat(database.asked).isBetween(2, 4);
    }

    @Test
    void aRejectedLoginIsNotTriedAgain() {
        POSTGRES.createDatabase("schema_closed");
        var database = new Databases(existing("schema_closed", "nobody"));

        assertThatThrownBy(check(database, Duration.ofMinutes(1))::requireAll).rootCause()
            .hasMessageContaining("role \"nobody\" does not exist");

        assertThat(database.asked).isEqualTo(1);
    }

    /** The one after the other, then the last for good. */
    private static class Databases extends AbstractDataSource {

        private final List<DataSource> inTurn;
        private int asked;

        Databases(DataSource... inTurn) {
            this.inTurn = List.of(inTurn);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return inTurn.get(Math.min(asked++, inTurn.size() - 1)).getConnection();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }
    }

    private static SchemaCheck check(DataSource database, Duration patience) {
        return new SchemaCheck(JdbcClient.create(database), patience, "classpath:db/migration");
    }

    private static DataSource away() {
        return new DriverManagerDataSource("jdbc:postgresql://" + Loopback.HOST + ":" + Loopback.freePort() + "/shop",
            LocalPostgres.USERNAME, LocalPostgres.PASSWORD);
    }

    private static DataSource existing(String database, String username) {
        return new DriverManagerDataSource(POSTGRES.jdbcUrl(database), username, LocalPostgres.PASSWORD);
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
