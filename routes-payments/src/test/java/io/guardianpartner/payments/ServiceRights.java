package io.guardianpartner.payments;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import org.springframework.jdbc.core.JdbcTemplate;

/** The rights of the service's login, which tests otherwise do not have: they are the database's owner. */
final class ServiceRights {

    private ServiceRights() {}

    /** Gives them to a role, which is made if it is not there. */
    static void grant(JdbcTemplate sql, String role) {
        sql.execute(
            "do $$ begin if not exists (select 1 from pg_roles where rolname = '" + role + "') then create role "
                + role + "; end if; end $$");
        Properties rights = new Properties();
        try (InputStream file = ServiceRights.class.getResourceAsStream("/db/migration/privileges.properties")) {
            rights.load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        rights.stringPropertyNames()
            .forEach(table -> sql.execute("grant " + rights.getProperty(table) + " on " + table + " to " + role));
    }
}
