package io.guardianpartner.load.calling;

import java.time.Duration;

/**
 * The time limit of a step: it counts from the step's begin and, once no more orders come, from then at the latest.
 * Thread-safe.
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
