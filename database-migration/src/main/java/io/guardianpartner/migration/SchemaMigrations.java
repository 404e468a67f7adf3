package io.guardianpartner.migration;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * The migrations on the class path beside what was applied to a database. {@code guardian-flyway.properties} says how Flyway
 * is set up, here and in services that migrate their own database.
 */
final class SchemaMigrations {

    private static final String SETTINGS = "/guardian-flyway.properties";
    private static final String SPRING = "spring.";

    private final Flyway flyway;

    private SchemaMigrations(Flyway flyway) {
        this.flyway = flyway;
    }

    /** @param dataSource only connected to by the methods */
    static SchemaMigrations of(DataSource dataSource) {
        return new SchemaMigrations(Flyway.configure().configuration(settings()).dataSource(dataSource).load());
    }

    /**
     * What this version of the service needs and the database has not, as version and description; empty if it is all there,
     * in a newer schema as well. Only reads.
     *
     * @throws FlywayException if the database does not answer
     */
    List<String> missing() {
        return withState(MigrationState.PENDING).map(SchemaMigrations::name).toList();
    }

    /** Whether a newer version was here: there is more than this one knows, though something of this one's may be missing. */
    boolean isNewer() {
        return withState(MigrationState.FUTURE_SUCCESS, MigrationState.MISSING_SUCCESS).findAny().isPresent();
    }

    /** @return the version that the schema has then */
    String migrate() {
        try {
            flyway.migrate();
            return flyway.info().current().getVersion().getVersion();
        } catch (FlywayValidateException e) {
            throw MigrationException.never("The schema was not made by these migrations: " + mismatches()
                + ". A migration that was applied is never changed or removed: undo that, and add a new one.");
        } catch (FlywayException e) {
            throw MigrationFailure.of(e, missing());
        }
    }

    /** The folders on the class path in which migrations lie. */
    List<String> folders() {
        return Stream.of(flyway.getConfiguration().getLocations()).map(location -> location.getPath()).toList();
    }

    /** The name of the table in which Flyway keeps what was applied. */
    String historyTable() {
        return flyway.getConfiguration().getTable();
    }

    private String mismatches() {
        return flyway.validateWithResult().invalidMigrations.stream()
            .filter(invalid -> !invalid.errorDetails.errorCode.toString().contains("NOT_APPLIED"))
            .map(invalid -> invalid.version + " (" + invalid.description + "): "
                + invalid.errorDetails.errorCode.toString().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(joining(", "));
    }

    private Stream<MigrationInfo> withState(MigrationState... states) {
        List<MigrationState> wanted = List.of(states);
        return Stream.of(flyway.info().all()).filter(migration -> wanted.contains(migration.getState()));
    }

    private static String name(MigrationInfo migration) {
        return migration.isVersioned()
            ? migration.getVersion() + " (" + migration.getDescription() + ")"
            : migration.getDescription();
    }

    /** Spring Boot's names as Flyway's own: {@code spring.flyway.out-of-order} is {@code flyway.outOfOrder}. */
    private static Map<String, String> settings() {
        Properties properties = new Properties();
        try (InputStream file = SchemaMigrations.class.getResourceAsStream(SETTINGS)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            settings.put(camelCase(name.substring(SPRING.length())), properties.getProperty(name));
        }
        return settings;
    }

    private static String camelCase(String name) {
        StringBuilder camelCase = new StringBuilder();
        for (String part : name.split("-")) {
            camelCase
                .append(camelCase.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return camelCase.toString();
    }
}
