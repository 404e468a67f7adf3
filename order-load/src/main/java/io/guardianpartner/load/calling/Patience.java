package io.guardianpartner.load.calling;

import java.time.Duration;

/**
 * How long whoever waits goes on waiting: for so long after a step began, but once no more orders come, no longer than that
 * after the last one. Thread-safe.
 */
public final class Patience {

    private final long nanos;
    private volatile Long last;

    public Patience(Duration each) {
        nanos = each.toNanos();
    }

    /** From now on no more orders come. */
    public void noMoreOrders() {
        last = System.nanoTime();
    }

    /** Nanoseconds that are left of a step; 0 or less if there are none. */
    public long left(long begunNanos) {
        long now = System.nanoTime();
        long left = nanos - (now - begunNanos);
        Long ended = last;
        return ended == null ? left : Math.min(left, nanos - (now - ended));
    }
}
