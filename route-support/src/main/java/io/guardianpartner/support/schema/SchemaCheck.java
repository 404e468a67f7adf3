package io.guardianpartner.support.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.guardianpartner.support.FailureSummary;
import io.guardianpartner.support.TransientFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the migrations on the class path with Flyway's history, by their names. Without Flyway, which would take 0.7 s of CPU
 * of each start. Whether somebody has changed a migration, the migration job has looked at.
 */
class SchemaCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCheck.class);
    private static final String NO_SUCH_TABLE = "42P01";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final Pattern NAME = Pattern.compile("(?:V([^_]+(?:_[^_]+)*)|R)__(.+)\\.sql");

    private final JdbcClient database;
    private final Duration patience;
    private final String[] locations;

    /**
     * @param patience maximum time for which an unavailable database is asked again
     * @param locations as Flyway is told, on the class path
     */
    SchemaCheck(JdbcClient database, Duration patience, String... locations) {
        this.database = database;
        this.patience = patience;
        this.locations = locations;
    }

    /** @throws SchemaTooOldException if a migration was not applied; one more that was is a newer version's */
    void requireAll() {
        List<String> missing = new ArrayList<>();
        Set<String> applied = patiently().executeSupplier(this::applied);
        for (String migration : needed()) {
            if (!applied.contains(migration)) {
                missing.add(migration);
            }
        }
        if (!missing.isEmpty()) {
            throw new SchemaTooOldException(missing);
        }
    }

    private Set<String> applied() {
        try {
            return new HashSet<>(database.sql("select coalesce(version || ' ', '') || '(' || description || ')'"
                + " from flyway_schema_history where success").query(String.class).list());
        } catch (BadSqlGrammarException e) {
            if (!NO_SUCH_TABLE.equals(e.getSQLException().getSQLState())) {
                throw e;
            }
            return Set.of();
        }
    }

    /** A failover is sat out here: Kubernetes would start the pod again after ever longer pauses. */
    private Retry patiently() {
        Instant end = Instant.now().plus(patience);
        Retry retry = Retry.of("schema", RetryConfig.<Set<String>>custom().maxAttempts(Integer.MAX_VALUE)
            .intervalFunction(IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE))
            .retryOnException(e -> isAway(e) && Instant.now().isBefore(end)).build());
        retry.getEventPublisher().onRetry(event -> LOG.warn("Database unavailable ({}), asked again until {}",
            FailureSummary.of(event.getLastThrowable()), end));
        return retry;
    }

    /** A rejected password is no such failure, though Spring wraps it alike. */
    private static boolean isAway(Throwable failure) {
        return TransientFailures.is(NestedExceptionUtils.getMostSpecificCause(failure));
    }

    private Set<String> needed() {
        Set<String> needed = new TreeSet<>();
        for (String location : locations) {
            String pattern = location.replaceFirst("^classpath:", "classpath*:") + "/*.sql";
            try {
                for (Resource script : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                    needed.add(name(script.getFilename()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (needed.isEmpty()) {
            throw new IllegalStateException("There is no migration in " + String.join(", ", locations));
        }
        return needed;
    }

    /** As the history has it: {@code V0_1__inbox.sql} is version 0.1, inbox. */
    private static String name(String file) {
        Matcher parts = NAME.matcher(file);
        if (!parts.matches()) {
            throw new IllegalStateException(file + " is not named as a migration is");
        }
        String version = parts.group(1) == null ? "" : parts.group(1).replace('_', '.') + " ";
        return version + "(" + parts.group(2).replace('_', ' ') + ")";
    }
}
