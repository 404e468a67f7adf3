package io.guardianpartner.test;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.guardianpartner.local.LocalEnvironment;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Measures a table and its indexes, in KiB, while rows go through it. A test begins with the tables of
 * {@code classpath:db/messaging} in the database of its stage.
 */
public final class TableSizes implements AutoCloseable {

    /** {@code -Drows=1000000} sends this many through the table, and leaves the clearing up to the server's own vacuum. */
    private static final int ROWS = Integer.getInteger("rows", 0);
    private static final Duration CLEARED_UP = Duration.ofMinutes(2);
    private static final int ROUNDS = 20;
    private static final int ROUNDS_IN_A_BUILD = 8;
    private static final int ROWS_OF_A_ROUND_IN_A_BUILD = 5_000;

    private final SingleConnectionDataSource dataSource;
    private final JdbcTemplate jdbc;
    private final String table;

    public TableSizes(LocalEnvironment environment, String service, String table) {
        var variables = environment.variablesOf(service);
        var url = variables.get("GUARDIAN_DATABASE_URL");
        var user = variables.get("GUARDIAN_DATABASE_USERNAME");
        var password = variables.get("GUARDIAN_DATABASE_PASSWORD");
        Flyway.configure().dataSource(new DriverManagerDataSource(url, user, password))
            .locations("classpath:db/messaging").load().migrate();
        this.dataSource = new SingleConnectionDataSource(url, user, password, true);
        this.jdbc = new JdbcTemplate(dataSource);
        this.table = table;
        if (isLong()) {
            naptime("'1s'");
        }
    }

    private static boolean isLong() {
        return ROWS > 0;
    }

    private void naptime(String value) {
        jdbc.execute("alter system set autovacuum_naptime = " + value);
        jdbc.execute("select pg_reload_conf()");
    }

    /** The number of rounds, each of {@link #rowsOfARound}. */
    public static int rounds() {
        return isLong() ? ROUNDS : ROUNDS_IN_A_BUILD;
    }

    public static int rowsOfARound() {
        return isLong() ? ROWS / ROUNDS : ROWS_OF_A_ROUND_IN_A_BUILD;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * Tells what is taken after a round and the clearing up that follows it, by relation. In a build that is the test's own;
     * in the long version the server does it by itself, and in life it has hours for what comes in seconds here.
     */
    public Map<String, Long> afterRound(int round) {
        if (isLong()) {
            await().atMost(CLEARED_UP).until(this::isClearedUp);
        } else {
            jdbc.execute("vacuum " + table);
        }
        var sizes = relations().stream().collect(Collectors.toMap(name -> name, this::kibibytes, Long::sum,
            LinkedHashMap::new));
        if (isLong()) {
            System.out.printf(Locale.ROOT, "%s after round %d, KiB: %s; vacuumed %s times%n", table, round, sizes,
                jdbc.queryForObject("select autovacuum_count from pg_stat_all_tables where relname = ?", Long.class,
                    table));
        }
        return sizes;
    }

    /** Fewer rows are dead than a tenth of a round. */
    private boolean isClearedUp() {
        jdbc.execute("select pg_stat_force_next_flush()");
        var dead = jdbc.queryForObject("select n_dead_tup from pg_stat_all_tables where relname = ?", Long.class,
            table);
        return dead < rowsOfARound() / 10;
    }

    private List<String> relations() {
        return jdbc.queryForList("""
            select ?::text union all
            select indexrelid::regclass::text from pg_index where indrelid = ?::regclass""", String.class, table,
            table);
    }

    private long kibibytes(String relation) {
        return jdbc.queryForObject("select pg_relation_size(?::regclass) / 1024", Long.class, relation);
    }

    @Override
    public void close() {
        if (isLong()) {
            naptime("default");
        }
        dataSource.destroy();
    }
}
