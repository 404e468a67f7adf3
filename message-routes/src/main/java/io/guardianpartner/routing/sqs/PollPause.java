package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.github.resilience4j.core.IntervalFunction;

/** The time for which no poll begins: after failures 1 s, 2 s, … 30 s, until a poll is answered. Not thread-safe. */
class PollPause {

    private static final IntervalFunction AFTER = IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(1), 2,
        Duration.ofSeconds(30));

    private final LongSupplier nanoTime;
    private long until;
    private int failures;

    PollPause(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.until = nanoTime.getAsLong();
    }

    /** The nanoseconds that are left; none, or fewer, when a poll may begin. */
    long left() {
        return until - nanoTime.getAsLong();
    }

    /** No poll begins for that long. */
    void begin(Duration time) {
        until = nanoTime.getAsLong() + time.toNanos();
    }

    /**
     * A poll has failed. Those that fail together are one failure.
     *
     * @return the pause; nothing when there already is one
     */
    Duration failed() {
        if (left() > 0) {
            return Duration.ZERO;
        }
        failures++;
        Duration time = Duration.ofMillis(AFTER.apply(failures));
        begin(time);
        return time;
    }

    void answered() {
        failures = 0;
    }
}
