package io.guardianpartner.auth;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the time that an answer takes from telling what the answer does not: it comes at a multiple of a fixed step after
 * the request. The same calls are made for known and unknown names. The step has to be longer than nearly all of them take
 * with a known name, a mail included: then all answers come at the first multiple, and tell nothing.
 */
final class EqualTime {

    private final long step;

    EqualTime(Duration step) {
        this.step = step.toNanos();
    }

    /** @param began when the request came, by {@link System#nanoTime()} */
    void hold(long began) {
        long taken = System.nanoTime() - began;
        try {
            TimeUnit.NANOSECONDS.sleep(step - taken % step);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
