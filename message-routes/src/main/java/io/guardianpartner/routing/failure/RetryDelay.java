package io.guardianpartner.routing.failure;

import java.time.Duration;
import java.util.random.RandomGenerator;

import io.github.resilience4j.core.IntervalFunction;

/**
 * The time for which a message that failed stays hidden: twice as long with each receive, up to a limit, and up to a quarter less
 * at random, so that what failed together does not come back together. SQS counts whole seconds.
 */
class RetryDelay {

    private static final double JITTER = 0.25;

    private final IntervalFunction delay;
    private final RandomGenerator random;

    RetryDelay(Duration first, Duration longest, RandomGenerator random) {
        // The library has no interval of nothing.
        boolean atOnce = Math.min(first.toMillis(), longest.toMillis()) < 1;
        this.delay = atOnce ? receives -> 0L : IntervalFunction.ofExponentialBackoff(first, 2, longest);
        this.random = random;
    }

    Duration after(int receives) {
        var millis = delay.apply(Math.max(receives, 1));
        return Duration.ofSeconds(Math.round(millis * (1 - JITTER * random.nextDouble()) / 1000));
    }
}
