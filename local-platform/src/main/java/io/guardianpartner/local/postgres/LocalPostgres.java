package io.guardianpartner.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

import io.guardianpartner.local.http.Loopback;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A running PostgreSQL on 127.0.0.1. Its data lie in a temporary directory and are deleted when it is closed, or when
 * the process ends in order. Fast rather than safe: it does not wait for the disk. User {@value #USERNAME}, any
 * password.
 */
public final class LocalPostgres implements AutoCloseable {

    public static final String USERNAME = "postgres";
    public static final String PASSWORD = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAX_CONNECTIONS = 400;

    private final EmbeddedPostgres server;
    private final Path directory;

    private LocalPostgres(EmbeddedPostgres server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param port on 127.0.0.1; 0 for any free one
     *
     * @throws io.guardianpartner.local.http.PortTakenException if somebody else listens there
     */
    public static LocalPostgres start(int port) {
        int claimed = Loopback.claim("PostgreSQL", port);
        Path directory = null;
        try {
            directory = Files.createTempDirectory("guardian-postgres-");
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPort(claimed)
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(true)
                .setServerConfig("listen_addresses", Loopback.HOST)
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", String.valueOf(MAX_CONNECTIONS))
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off")
                .setLocaleConfig("locale", "C")
                .setPGStartupWait(PATIENCE)
                .start();
            return new LocalPostgres(server, directory);
        } catch (IOException e) {
            delete(directory);
            throw new UncheckedIOException("PostgreSQL cannot start on port " + claimed, e);
        } catch (RuntimeException e) {
            delete(directory);
            throw e;
        }
    }

    public int port() {
        return server.getPort();
    }

    /** The address of a database, which need not exist. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Loopback.HOST + ":" + port() + "/" + database;
    }

    /**
     * Creates a database unless it is there.
     *
     * @param name lower-case letters, digits and underscores
     *
     * @return its JDBC URL
     */
    public String createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("No name for a database: " + name);
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
            String sought = "select 1 from pg_database where datname = '" + name + "'";
            try (ResultSet found = statement.executeQuery(sought)) {
                if (found.next()) {
                    return jdbcUrl(name);
                }
            }
            statement.execute("create database \"" + name + "\"");
            return jdbcUrl(name);
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " cannot be created", e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) {
        if (directory == null || !Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data of PostgreSQL cannot be deleted: " + directory, e);
        }
    }
}
