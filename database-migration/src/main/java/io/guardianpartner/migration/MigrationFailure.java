package io.guardianpartner.migration;

import java.sql.SQLException;
import java.util.List;

import org.flywaydb.core.api.FlywayException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Words for a migration that fails: which one, and what PostgreSQL says, but for what it repeats of rows. */
final class MigrationFailure {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private MigrationFailure() {}

    /** @param missing what is not applied; each migration is one transaction, so the first of them is the one that failed */
    static MigrationException of(FlywayException failure, List<String> missing) {
        String migration = missing.isEmpty() ? "A repeatable migration" : "Migration " + missing.get(0);
        SQLException cause = causeOf(failure);
        if (cause == null) {
            return MigrationException
                .never(migration + " fails: " + failure.getMessage().lines().findFirst().orElse(""));
        }
        String state = String.valueOf(cause.getSQLState());
        if (state.equals(LOCK_NOT_AVAILABLE)) {
            return MigrationException
                .again(migration + " got no lock in time: a long transaction uses the table. Nothing "
                    + "of it was applied; run the job again.");
        }
        if (state.startsWith("08") || state.startsWith("57")) {
            return MigrationException.again(migration + " was cut off (SQLState " + state + "); run the job again.");
        }
        return MigrationException.never(migration + " fails (SQLState " + state + "): " + words(cause, state)
            + ". Nothing of it was applied.");
    }

    private static String words(SQLException cause, String state) {
        ServerErrorMessage said = cause instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
        if (said == null) {
            return cause.getClass().getSimpleName();
        }
        // Of data exceptions and violated constraints the message may repeat a value.
        if (state.startsWith("22") || state.startsWith("23")) {
            return "the rows that are there do not allow it (table " + said.getTable() + ", column " + said.getColumn()
                + ", constraint " + said.getConstraint() + ")";
        }
        return said.getMessage();
    }

    private static SQLException causeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
