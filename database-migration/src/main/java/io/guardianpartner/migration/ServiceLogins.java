package io.guardianpartner.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.postgresql.PGConnection;

/**
 * The roles of a service in its database's server: one that has the rights and cannot log in, called after the database, and
 * two that can and have nothing but these rights, {@code <database>_a} and {@code <database>_b}. The service has one of the
 * two at a time: a rotation gives it the other, and pods that still have the first go on working.
 */
final class ServiceLogins {

    /** Connections that the services leave to migrations, people and AWS. */
    static final int KEPT_FREE = 20;

    /** Names of databases are those of queues. */
    private static final String NAME = "[a-z][a-z0-9_]{0,60}";

    private final Connection owner;
    private final String role;

    ServiceLogins(Connection owner, String database) {
        if (!database.matches(NAME)) {
            throw MigrationException.never("A service's role is called after its database, and " + database
                + " has other than lower-case letters, digits and underscores, or is too long.");
        }
        this.owner = owner;
        this.role = database;
    }

    /** The role that has the rights. */
    String role() {
        return role;
    }

    private List<String> names() {
        return List.of(role + "_a", role + "_b");
    }

    boolean include(Credentials credentials) {
        return names().contains(credentials.username());
    }

    /** Makes those roles that are missing, and refuses roles that may more. */
    void prepare() throws SQLException {
        List<String> statements = new ArrayList<>();
        if (!exists(role)) {
            statements.add("create role " + Sql.quoted(role) + " nologin");
        }
        for (String login : names()) {
            if (!exists(login)) {
                statements.add("create role " + Sql.quoted(login) + " login");
            }
            // It has the role's rights, and cannot become the role: what it makes, if it could, would be its own.
            statements.add("grant " + Sql.quoted(role) + " to " + Sql.quoted(login) + " with inherit true, set false");
            statements.add("alter role " + Sql.quoted(login) + " login connection limit " + connectionLimit());
        }
        Sql.inOneTransaction(owner, statements);
        requireNothingElse();
    }

    /**
     * The login that the service gets next: not the one that it has, and none that a pod is using.
     *
     * @param current the username that it has; null for none
     */
    String next(String current) throws SQLException {
        for (String login : names()) {
            if (!login.equals(current) && !isInUse(login)) {
                return login;
            }
        }
        throw MigrationException.again(current == null
            ? "Pods use both logins, but the secret has neither: stop the pods, and run the job again."
            : "Pods still use the login that would get another password: restart them, so that they take " + current
                + ", and rotate then.");
    }

    String otherThan(String login) {
        return names().stream().filter(name -> !name.equals(login)).findFirst().orElseThrow();
    }

    /**
     * Closes a login until it gets a password again, and ends its connections. The password first: a client that is cut off
     * comes back at once.
     *
     * @return the number of connections that it had
     */
    int close(String login) throws SQLException {
        Sql.execute(owner, "alter role " + Sql.quoted(login) + " password null");
        return Sql.rows(owner, "select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + login + "'")
            .size();
    }

    /** The server gets a SCRAM verifier, so that no log of its statements has the password. */
    void setPassword(Credentials credentials) throws SQLException {
        owner.unwrap(PGConnection.class).alterUserPassword(credentials.username(), credentials.password().toCharArray(),
            "scram-sha-256");
    }

    private boolean exists(String name) throws SQLException {
        return Sql.isTrue(owner, "select exists (select 1 from pg_roles where rolname = '" + name + "')");
    }

    private boolean isInUse(String login) throws SQLException {
        return Sql.isTrue(owner, "select exists (select 1 from pg_stat_activity where usename = '" + login + "')");
    }

    private int connectionLimit() throws SQLException {
        return Math.max(1, Integer.parseInt(Sql.text(owner, "show max_connections")) - KEPT_FREE);
    }

    private void requireNothingElse() throws SQLException {
        String sql = """
            select r.rolname
            from pg_roles r
            where r.rolname in ('ROLE', 'ROLE_a', 'ROLE_b')
              and (r.rolsuper or r.rolcreatedb or r.rolcreaterole or r.rolreplication or r.rolbypassrls
                   or (r.rolcanlogin and r.rolname = 'ROLE')
                   or exists (select 1 from pg_auth_members m join pg_roles g on g.oid = m.roleid
                              where m.member = r.oid and (g.rolname <> 'ROLE' or r.rolname = 'ROLE')))"""
            .replace("ROLE", role);
        List<Sql.Row> rows = Sql.rows(owner, sql);
        if (!rows.isEmpty()) {
            throw MigrationException.never("The role " + rows.get(0).text(1)
                + " may more than a service needs (an attribute, or membership in another role): take that away.");
        }
    }
}
