package io.guardianpartner.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;

/** The database of this process, as its environment names it. */
public final class BenchDatabase {

    /** The connections of a service, as guardian.yaml has them. */
    public static final int CONNECTIONS = 12;

    private static final String INBOX = "/db/messaging/V0_1__inbox.sql";
    private static final String INBOX_CORRELATION = "/db/messaging/V0_3__inbox_correlation.sql";
    private static final String EFFECTS = "/db/migration/V1__effects.sql";

    private BenchDatabase() {}

    /** A connection of one's own. */
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(System.getenv("GUARDIAN_DATABASE_URL"),
            System.getenv("GUARDIAN_DATABASE_USERNAME"), System.getenv("GUARDIAN_DATABASE_PASSWORD"));
    }

    /** A pool as a service has it. */
    public static HikariDataSource pool() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(System.getenv("GUARDIAN_DATABASE_URL"));
        pool.setUsername(System.getenv("GUARDIAN_DATABASE_USERNAME"));
        pool.setPassword(System.getenv("GUARDIAN_DATABASE_PASSWORD"));
        pool.setMaximumPoolSize(CONNECTIONS);
        return pool;
    }

    /** Takes away the rows of an earlier run. */
    public static void empty() throws SQLException {
        execute("truncate inbox, effects");
    }

    /** Makes anew the tables that a service's migrations make. */
    public static void createTables() throws SQLException {
        execute("drop schema public cascade; create schema public;" + read(INBOX) + read(INBOX_CORRELATION)
            + read(EFFECTS));
    }

    /** How many rows a run has left. */
    public static Map<String, Double> rows() {
        try (var connection = connect();
            var statement = connection.createStatement();
            var rows = statement.executeQuery(
                "select (select count(*) from inbox), (select count(*) from effects),"
                    + " (select count(distinct order_id) from effects)")) {
            rows.next();
            return Map.of("inboxRows", rows.getDouble(1), "effects", rows.getDouble(2), "differentEffects",
                rows.getDouble(3));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(String resource) {
        try (var sql = BenchDatabase.class.getResourceAsStream(resource)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
