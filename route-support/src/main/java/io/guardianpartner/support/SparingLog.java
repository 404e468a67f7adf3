package io.guardianpartner.support;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Logs events that others can provoke as often as they like: a maximum of lines a minute for each kind, and then one that counts
 * the rest. Thread-safe.
 */
public final class SparingLog {

    private static final Executor IN_A_MINUTE = CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES);

    /** Kinds are few; should they ever depend on a caller, they still are. */
    private static final int MOST_KINDS = 100;
    private static final String OTHER_KINDS = "of other kinds";

    private final Logger log;
    private final int lines;
    private final Executor later;
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

    /** @param lines maximum of each kind within a minute */
    public SparingLog(Logger log, int lines) {
        this(log, lines, IN_A_MINUTE);
    }

    /** @param later runs what is to be done at the end of a minute */
    SparingLog(Logger log, int lines, Executor later) {
        this.log = log;
        this.lines = lines;
        this.later = later;
    }

    /**
     * Logs a warning, or only counts it.
     *
     * @param kind what the line has in common with others; it is named when they are counted
     */
    public void warn(String kind, String format, Object... arguments) {
        write(Level.WARN, kind, format, arguments);
    }

    /** Logs an error, or only counts it. */
    public void error(String kind, String format, Object... arguments) {
        write(Level.ERROR, kind, format, arguments);
    }

    private void write(Level level, String wanted, String format, Object... arguments) {
        String kind = seen.size() < MOST_KINDS || seen.containsKey(wanted) ? wanted : OTHER_KINDS;
        if (seen.computeIfAbsent(kind, first -> begin(level, first)).incrementAndGet() <= lines) {
            log.atLevel(level).log(format, arguments);
        }
    }

    private AtomicInteger begin(Level level, String kind) {
        later.execute(() -> end(level, kind));
        return new AtomicInteger();
    }

    private void end(Level level, String kind) {
        int leftOut = seen.remove(kind).get() - lines;
        if (leftOut > 0) {
            log.atLevel(level).log("{} more within a minute: {}", leftOut, kind);
        }
    }
}
