package io.guardianpartner.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The few shapes of statements that the job has besides its migrations. */
final class Sql {

    /** A row, its columns counted from 1. */
    record Row(List<Object> columns) {

        String text(int column) {
            return (String) columns.get(column - 1);
        }

        boolean isTrue(int column) {
            return (Boolean) columns.get(column - 1);
        }
    }

    private Sql() {}

    /** A name as it stands in a statement, a reserved word too; names of roles here have no quotes in them. */
    static String quoted(String name) {
        return '"' + name + '"';
    }

    static List<Row> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> columns = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    columns.add(result.getObject(column));
                }
                rows.add(new Row(columns));
            }
            return rows;
        }
    }

    static String text(Connection connection, String sql) throws SQLException {
        return rows(connection, sql).get(0).text(1);
    }

    static boolean isTrue(Connection connection, String sql) throws SQLException {
        return rows(connection, sql).get(0).isTrue(1);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All of them, or none. */
    static void inOneTransaction(Connection connection, List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String sql : statements) {
                execute(connection, sql);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
