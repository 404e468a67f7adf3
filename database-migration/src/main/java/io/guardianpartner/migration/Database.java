package io.guardianpartner.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database as it is reached with somebody's credentials. */
final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final int CONNECT_SECONDS = 5;
    /** Some two minutes: as long as RDS takes to fail over. */
    private static final int ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /**
     * A change of a table waits for those who use it, and everybody else waits behind it: so not for long. A statement may
     * take its time, and Flyway's lock is a transaction that waits for it.
     */
    private static final String OPTIONS = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=0";

    /** Wrong password, no such role, role may not log in. */
    private static final Set<String> REFUSED = Set.of("28P01", "28000");
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final String url;
    private final Pacing pacing;

    /** The number of attempts and the pause between them. */
    record Pacing(int attempts, Duration firstPause, Duration longestPause) {

        static final Pacing USUAL = new Pacing(ATTEMPTS, FIRST_PAUSE, LONGEST_PAUSE);
    }

    Database(String url, Pacing pacing) {
        this.url = url;
        this.pacing = pacing;
    }

    PGSimpleDataSource as(Credentials credentials) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(credentials.username());
        source.setPassword(credentials.password());
        source.setApplicationName("database-migration");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setOptions(OPTIONS);
        return source;
    }

    /**
     * Waits until the database answers.
     *
     * @param owner asked before each try: RDS may give the owner another password at any time
     *
     * @return the credentials with which it let the owner in
     */
    Credentials awaitAnswer(Supplier<Credentials> owner) {
        Retry retry = Retry.of("database", RetryConfig.<Credentials>custom().maxAttempts(pacing.attempts())
            .intervalFunction(
                IntervalFunction.ofExponentialBackoff(pacing.firstPause(), 2, pacing.longestPause()))
            .retryOnException(e -> e instanceof SQLException sql && !NO_SUCH_DATABASE.equals(sql.getSQLState()))
            .build());
        retry.getEventPublisher()
            .onRetry(event -> LOG.info("The database does not let the owner in ({}), try {} of {} follows",
                reason(event.getLastThrowable()), event.getNumberOfRetryAttempts() + 1, pacing.attempts()));
        try {
            return retry.executeCallable(() -> {
                Credentials credentials = owner.get();
                as(credentials).getConnection().close();
                return credentials;
            });
        } catch (SQLException e) {
            throw unreachable(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether somebody can log in. */
    boolean letsIn(Credentials credentials) {
        try (Connection connection = as(credentials).getConnection()) {
            return connection.isValid(CONNECT_SECONDS);
        } catch (SQLException e) {
            if (REFUSED.contains(e.getSQLState())) {
                return false;
            }
            // It is counted after the password was found to be right.
            if (TOO_MANY_CONNECTIONS.equals(e.getSQLState())) {
                return true;
            }
            throw failure(e);
        }
    }

    /** A failure of a statement of the job's own, in words; what the server says of rows is left out. */
    static MigrationException failure(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "57" -> MigrationException.again("The database went away (" + reason(e) + ").");
            case "55" -> MigrationException.again("The database is busy (" + reason(e) + ").");
            case "53" -> MigrationException.again("The database is full (" + reason(e) + ").");
            default -> MigrationException.never("The database refuses a statement of the job (" + reason(e) + "): "
                + firstLine(e.getMessage()));
        };
    }

    private static MigrationException unreachable(SQLException e) {
        if (REFUSED.contains(e.getSQLState())) {
            return MigrationException.never("The database refuses the owner's name or password (" + reason(e)
                + "): is GUARDIAN_DATABASE_OWNER_SECRET the secret of this database?");
        }
        if (NO_SUCH_DATABASE.equals(e.getSQLState())) {
            return MigrationException.never("The server has no such database (" + reason(e)
                + "): GUARDIAN_DATABASE_URL names the wrong one.");
        }
        return MigrationException.again("The database does not answer (" + reason(e)
            + "): does it run, and may this pod reach it?");
    }

    private static String reason(Throwable e) {
        return e instanceof SQLException sql ? "SQLState " + sql.getSQLState() : e.getClass().getSimpleName();
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
