package io.guardianpartner.local.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.guardianpartner.local.http.Loopback;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL on 127.0.0.1. Its data lie in a temporary directory and are deleted when it is closed, or when
 * the process ends in order; the next process deletes what a killed one left behind. Fast rather than safe: it does
 * not wait for the disk. User {@value #USERNAME}, any password.
 *
 * <p>The server's own programs are unpacked once into a directory for temporary files and stay there; beside it, the
 * data of a server that holds nothing.
 */
public final class LocalPostgres implements AutoCloseable {

    public static final String USERNAME = "postgres";
    public static final String PASSWORD = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAX_CONNECTIONS = 400;
    private static final int ATTEMPTS = 3;
    private static final String LOCALE = "C";
    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);

    private final EmbeddedPostgres server;
    private final DataDirectory directory;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread lastChance = new Thread(this::stop, "local-postgres-stop");

    private LocalPostgres(EmbeddedPostgres server, DataDirectory directory) {
        this.server = server;
        this.directory = directory;
        Runtime.getRuntime().addShutdownHook(lastChance);
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param port on 127.0.0.1; 0 for any free one
     *
     * @throws io.guardianpartner.local.http.PortTakenException if somebody else listens there
     */
    public static LocalPostgres start(int port) {
        DataDirectory.clearLeftovers();
        if (port != 0) {
            Loopback.requireFree("PostgreSQL", port);
            return startOn(port);
        }
        for (int attempt = 1;; attempt++) {
            try {
                return startOn(Loopback.freePort());
            } catch (RuntimeException e) {
                // Between looking and binding another process may have taken the port.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    public int port() {
        return server.getPort();
    }

    /** The pid of its first process, the parent of all others. */
    public long pid() {
        return directory.serverPid();
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
    public synchronized String createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("No name for a database: " + name);
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
            if (!exists(name, statement)) {
                statement.execute("create database \"" + name + "\"");
            }
            return jdbcUrl(name);
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " cannot be created", e);
        }
    }

    /** Stops the server and deletes its data. A second call does nothing. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(lastChance);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook has run or finds nothing left to do.
        }
    }

    private void stop() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        } finally {
            directory.delete();
        }
    }

    private static LocalPostgres startOn(int port) {
        Optional<EmptyData> empty = EmptyData.of(LOCALE, LocalPostgres::initialise);
        if (empty.isPresent()) {
            try {
                return startIn(DataDirectory.create(), port, empty);
            } catch (RuntimeException e) {
                Loopback.requireFree("PostgreSQL", port);
                LOG.warn("PostgreSQL does not start from its kept data, which are made anew", e);
                empty.get().discard();
            }
        }
        return startIn(DataDirectory.create(), port, Optional.empty());
    }

    private static LocalPostgres startIn(DataDirectory directory, int port, Optional<EmptyData> empty) {
        try {
            if (empty.isPresent()) {
                empty.get().copyTo(directory.data());
            }
            return new LocalPostgres(serve(directory, port), directory);
        } catch (IOException e) {
            directory.delete();
            throw new UncheckedIOException("PostgreSQL's data cannot be copied to " + directory.data(), e);
        } catch (RuntimeException e) {
            directory.delete();
            throw e;
        }
    }

    private static void initialise(DataDirectory directory) {
        try {
            serve(directory, Loopback.freePort()).close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }

    private static EmbeddedPostgres serve(DataDirectory directory, int port) {
        try {
            return EmbeddedPostgres.builder()
                .setPort(port)
                .setOverrideWorkingDirectory(programs())
                .setDataDirectory(directory.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("listen_addresses", Loopback.HOST)
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", String.valueOf(MAX_CONNECTIONS))
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off")
                .setLocaleConfig("locale", LOCALE)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(directory.log()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(directory.log()))
                .start();
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                "PostgreSQL cannot start on port " + port + ". It said: " + directory.lastWords(), e);
        }
    }

    /** One directory per user: its owner is who unpacks the programs first. */
    private static File programs() {
        String name = "guardian-postgres-programs-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), name).toFile();
    }

    private static boolean exists(String database, Statement statement) throws SQLException {
        String sought = "select 1 from pg_database where datname = '" + database + "'";
        try (ResultSet found = statement.executeQuery(sought)) {
            return found.next();
        }
    }
}
