package io.guardianpartner.routing.failure;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a message that failed stays hidden: twice as long with each receive, up to a limit, and up to a quarter less
 * at random, so that what failed together does not come back together. SQS counts whole seconds.
 */
class Backoff {

    private static final double JITTER = 0.25;
    private static final int DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    Duration after(int receives) {
        var doublings = Math.min(Math.max(receives - 1, 0), DOUBLINGS);
        var millis = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofSeconds(Math.round(millis * (1 - JITTER * random.nextDouble()) / 1000));
    }
}
