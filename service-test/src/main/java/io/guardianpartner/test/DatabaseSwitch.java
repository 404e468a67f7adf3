package io.guardianpartner.test;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Switches a service's PostgreSQL database off, connections and all, and on again; the server stays. */
public final class DatabaseSwitch {

    private final String server;
    private final String database;
    private final Map<String, String> variables;

    DatabaseSwitch(Map<String, String> variables) {
        var url = variables.get("GUARDIAN_DATABASE_URL");
        this.variables = variables;
        this.database = URI.create(url.substring("jdbc:".length())).getPath().substring(1);
        this.server = url.substring(0, url.length() - database.length()) + "postgres";
    }

    /** From now on nobody is connected to it, and nobody can be. */
    public void off() {
        run("alter database \"" + database + "\" allow_connections false",
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    public void on() {
        run("alter database \"" + database + "\" allow_connections true");
    }

    private void run(String... statements) {
        try (Connection connection = DriverManager.getConnection(server, variables.get("GUARDIAN_DATABASE_USERNAME"),
            variables.get("GUARDIAN_DATABASE_PASSWORD")); var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
