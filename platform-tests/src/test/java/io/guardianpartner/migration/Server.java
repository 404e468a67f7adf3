package io.guardianpartner.migration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.guardianpartner.local.http.Loopback;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL that wants passwords, as RDS does: the owner of a database is no superuser but may make roles and databases, and
 * end the connections of others. Its statements are in its log, those that define something too.
 */
final class Server implements AutoCloseable {

    static final Credentials OWNER = new Credentials("guardian_master", "owners-password");

    private static final int MAX_CONNECTIONS = 150;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static Server shared;

    private final EmbeddedPostgres postgres;
    private final Path log;

    private Server() {
        try {
            Path directory = Files.createTempDirectory("guardian-migration");
            Path access = Files.writeString(directory.resolve("pg_hba.conf"), """
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
            log = directory.resolve("log");
            postgres = EmbeddedPostgres.builder().setPort(Loopback.freePort())
                .setServerConfig("listen_addresses", Loopback.HOST)
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("hba_file", access.toString())
                .setServerConfig("max_connections", String.valueOf(MAX_CONNECTIONS))
                .setServerConfig("log_statement", "all")
                .setLocaleConfig("locale", "C")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
            asSuperuser("postgres", "create role guardian_master login createrole createdb password '"
                + OWNER.password() + "'", "grant pg_signal_backend to guardian_master");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all tests of the process. */
    static synchronized Server shared() {
        if (shared == null) {
            shared = new Server();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A new database of the owner's, empty. */
    String createDatabase() {
        String name = "shop" + DATABASES.incrementAndGet();
        asSuperuser("postgres", "create database " + name + " owner guardian_master");
        return name;
    }

    String url(String database) {
        return "jdbc:postgresql://" + Loopback.HOST + ":" + postgres.getPort() + "/" + database;
    }

    Connection connect(String database, Credentials credentials) throws SQLException {
        return DriverManager.getConnection(url(database), credentials.username(), credentials.password());
    }

    void asSuperuser(String database, String... statements) {
        try (Connection connection = connect(database, new Credentials("postgres", "any"));
            Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that the server has said and been asked. */
    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        try {
            postgres.close();
            for (File file : log.getParent().toFile().listFiles()) {
                file.delete();
            }
            log.getParent().toFile().delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
