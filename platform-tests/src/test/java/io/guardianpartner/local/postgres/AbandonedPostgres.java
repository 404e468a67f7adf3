package io.guardianpartner.local.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;

/** A process that starts a PostgreSQL, says where its data are, and dies without a chance to stop it. */
final class AbandonedPostgres {

    private AbandonedPostgres() {}

    public static void main(String[] arguments) throws Exception {
        LocalPostgres postgres = LocalPostgres.start(0);
        String url = postgres.createDatabase("any");
        try (Connection connection = DriverManager.getConnection(url, LocalPostgres.USERNAME, LocalPostgres.PASSWORD);
            ResultSet answer = connection.createStatement().executeQuery("show data_directory")) {
            answer.next();
            System.out.println("data=" + answer.getString(1));
            System.out.flush();
        }
        Runtime.getRuntime().halt(137);
    }

    static Process start() throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        return new ProcessBuilder(
            List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                AbandonedPostgres.class.getName()))
            .redirectErrorStream(true).start();
    }
}
