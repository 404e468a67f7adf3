package io.guardianpartner.auth.aws;

import java.util.concurrent.TimeUnit;

/**
 * The time until which the current request may call AWS: the caller gets an answer before Lambda ends the function.
 * Without a request, while the function comes up, there is none.
 */
public final class Deadline {

    private static final ThreadLocal<Long> NANOS = new ThreadLocal<>();

    private Deadline() {}

    /** Sets it for this thread. */
    public static void in(long millis) {
        NANOS.set(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    public static void none() {
        NANOS.remove();
    }

    /** Milliseconds that are left, at most that many; none or less when it is over. */
    static int left(int most) {
        Long nanos = NANOS.get();
        return nanos == null ? most : (int) Math.min(most, TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime()));
    }
}
