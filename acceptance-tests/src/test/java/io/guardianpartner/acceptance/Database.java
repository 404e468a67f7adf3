package io.guardianpartner.acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One database as its administrator can take it away: nobody gets in, and who is in is thrown out. */
public record Database(int port, String name) {

    public void refuseConnections() {
        execute("alter database " + name + " allow_connections false",
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    public void acceptConnections() {
        execute("alter database " + name + " allow_connections true");
    }

    private void execute(String... statements) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&password=postgres";
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
