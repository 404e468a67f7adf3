package io.guardianpartner.migration;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rights of a service in its schema: what the {@code privileges.properties} beside the migrations name, table by table,
 * and nothing else. A table that none of them names is an error, so that nobody forgets one.
 */
final class Privileges {

    private static final String FILE = "privileges.properties";
    private static final Set<String> KNOWN = Set.of("select", "insert", "update", "delete", "usage");

    private static final String RELATIONS = """
        select c.relname, c.relkind = 'S'
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = current_schema() and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
          and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype in ('i', 'e'))""";

    /** What PostgreSQL or somebody else may have given everybody. */
    private static final String TOO_MUCH = """
        select has_schema_privilege('ROLE', current_schema(), 'create')
            or has_database_privilege('ROLE', current_database(), 'create')
            or has_database_privilege('ROLE', current_database(), 'temporary')""";

    private final Map<String, List<String>> byRelation;

    private Privileges(Map<String, List<String>> byRelation) {
        this.byRelation = byRelation;
    }

    /** @param folders on the class path; at least one must have such a file */
    static Privileges load(List<String> folders) {
        Map<String, List<String>> byRelation = new TreeMap<>();
        boolean isThere = false;
        for (String folder : folders) {
            Properties file = read("/" + folder + "/" + FILE);
            isThere |= file != null;
            if (file != null) {
                file.stringPropertyNames().forEach(relation -> byRelation.put(relation,
                    parse(folder, relation, file.getProperty(relation))));
            }
        }
        if (!isThere) {
            throw MigrationException.never("There is no " + FILE + " in " + String.join(" and ", folders)
                + ": it says what the service may do with its tables.");
        }
        return new Privileges(byRelation);
    }

    /**
     * Gives them to a role and takes all else away, from everybody, in one transaction: nobody who works meanwhile is without
     * them for a moment.
     *
     * @param readable what it may read besides
     *
     * @return how many relations it may use
     */
    int grant(Connection owner, String role, String readable) throws SQLException {
        Map<String, String> granted = granted(owner, readable, true);
        List<String> statements = new ArrayList<>();
        String to = Sql.quoted(role);
        String schema = Sql.text(owner, "select quote_ident(current_schema())");
        String database = Sql.text(owner, "select quote_ident(current_database())");
        statements.add("revoke all on database " + database + " from public, " + to);
        statements.add("grant connect on database " + database + " to " + to);
        statements.add("revoke all on schema " + schema + " from public, " + to);
        statements.add("grant usage on schema " + schema + " to " + to);
        statements.add("revoke all on all tables in schema " + schema + " from public, " + to);
        statements.add("revoke all on all sequences in schema " + schema + " from public, " + to);
        statements.addAll(grants(granted, to));
        Sql.inOneTransaction(owner, statements);
        if (Sql.isTrue(owner, TOO_MUCH.replace("ROLE", role))) {
            throw MigrationException
                .never("The role " + role + " may create in its database, which the owner cannot take "
                    + "away: is the owner in GUARDIAN_DATABASE_OWNER_SECRET the owner of the database?");
        }
        return granted.size();
    }

    /**
     * Gives a role those that are named of what is there, and takes nothing away: in a schema that a newer version has made,
     * whose pods have rights, and tables, of which this version knows nothing.
     *
     * @return how many relations are named
     */
    int add(Connection owner, String role, String readable) throws SQLException {
        Map<String, String> granted = granted(owner, readable, false);
        Sql.inOneTransaction(owner, grants(granted, Sql.quoted(role)));
        return granted.size();
    }

    private static List<String> grants(Map<String, String> granted, String to) {
        return granted.entrySet().stream()
            .map(grant -> "grant " + grant.getValue() + " on " + grant.getKey() + " to " + to).toList();
    }

    /** By relation as it stands in SQL; if it is to be exact, a relation that is not on both sides is an error. */
    private Map<String, String> granted(Connection owner, String readable, boolean exact) throws SQLException {
        Map<String, String> granted = new TreeMap<>();
        Set<String> unknown = new TreeSet<>(byRelation.keySet());
        Set<String> unnamed = new TreeSet<>();
        for (Sql.Row row : Sql.rows(owner, RELATIONS)) {
            String kind = row.isTrue(2) ? "sequence " : "table ";
            List<String> privileges = row.text(1).equals(readable) ? List.of("select") : byRelation.get(row.text(1));
            unknown.remove(row.text(1));
            if (privileges == null) {
                unnamed.add(kind + row.text(1));
            } else if (!privileges.isEmpty()) {
                granted.put(kind + Sql.quoted(row.text(1)), String.join(", ", privileges));
            }
        }
        if (exact && !unnamed.isEmpty()) {
            throw MigrationException.never("No " + FILE + " names " + String.join(", ", unnamed)
                + ": say there what the service does with it (nothing, if it stays empty).");
        }
        if (exact && !unknown.isEmpty()) {
            throw MigrationException.never("The schema has no " + String.join(", ", unknown) + ", which a " + FILE
                + " names.");
        }
        return granted;
    }

    private static List<String> parse(String folder, String relation, String text) {
        List<String> privileges = Arrays.stream(text.split(",")).map(String::strip).filter(word -> !word.isEmpty())
            .toList();
        String strange = privileges.stream().filter(word -> !KNOWN.contains(word)).collect(joining(", "));
        if (!strange.isEmpty()) {
            throw MigrationException.never(folder + "/" + FILE + " gives " + strange + " on " + relation
                + ": a service gets nothing but select, insert, update, delete, and usage of sequences.");
        }
        return privileges;
    }

    private static Properties read(String resource) {
        try (InputStream file = Privileges.class.getResourceAsStream(resource)) {
            if (file == null) {
                return null;
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
