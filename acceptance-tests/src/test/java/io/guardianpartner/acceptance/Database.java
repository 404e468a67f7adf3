package io.guardianpartner.acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One database in the hands of its administrator. */
public record Database(int port, String name) {

    /** Nobody gets in any more, and who is in is thrown out. */
    public void refuseConnections() {
        executeIn("postgres", "alter database " + name + " allow_connections false",
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    public void acceptConnections() {
        executeIn("postgres", "alter database " + name + " allow_connections true");
    }

    public void execute(String statement) {
        executeIn(name, statement);
    }

    private void executeIn(String database, String... statements) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres&password=postgres";
        try (Connection connection = DriverManager.getConnection(url);
            Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
