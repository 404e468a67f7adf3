package io.guardianpartner.support;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Summarises a failure without any exception's message: those of drivers and parsers repeat rows and values. Left are
 * the kinds of exception, SQL states, and where in our own code it happened.
 */
public final class FailureSummary {

    private static final int DEPTH = 6;
    private static final int FRAMES = 3;
    private static final String OWN = "io.guardianpartner.";

    private FailureSummary() {}

    /** For example {@code CannotGetJdbcConnectionException < SQLTransientConnectionException(08001)}. */
    public static String of(Throwable failure) {
        if (failure == null) {
            return "no exception";
        }
        var chain = chain(failure);
        return chain.stream().map(FailureSummary::kind).collect(Collectors.joining(" < "))
            + where(chain.get(chain.size() - 1));
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (var cause = failure; cause != null && chain.size() < DEPTH; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static String kind(Throwable cause) {
        var name = cause.getClass().getSimpleName();
        return cause instanceof SQLException sql && sql.getSQLState() != null
            ? name + "(" + sql.getSQLState() + ")"
            : name;
    }

    private static String where(Throwable root) {
        var frames = Arrays.stream(root.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(OWN))
            .limit(FRAMES)
            .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
            .collect(Collectors.joining(", "));
        return frames.isEmpty() ? "" : " at " + frames;
    }
}
