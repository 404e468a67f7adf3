package io.guardianpartner.support;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * A timer for what happens several times with each message. It reads no clock when it is told of a time, as Micrometer's own does for its
 * maximum; count, sum and maximum are put together when somebody reads them. Thread-safe.
 */
final class StepTimer {

    /** The maximum is one of the last minute or two, as long as it is read once a minute. */
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Clock clock;
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
    private long longestBefore;
    private long windowFrom;

    private StepTimer(Clock clock) {
        this.clock = clock;
        this.windowFrom = clock.monotonicTime();
    }

    /** A new one, under the names that a timer would have in Prometheus: count and sum of the name, and a maximum. */
    static StepTimer register(String name, String description, Tags tags, MeterRegistry meters) {
        StepTimer timer = new StepTimer(meters.config().clock());
        FunctionTimer.builder(name, timer, self -> self.count.sum(), self -> self.nanos.sum(), TimeUnit.NANOSECONDS)
            .description(description).tags(tags).register(meters);
        Gauge.builder(name + ".seconds.max", timer, StepTimer::longestSeconds)
            .description(description).tags(tags).register(meters);
        return timer;
    }

    void record(long time) {
        count.increment();
        nanos.add(time);
        longest.accumulate(time);
    }

    private synchronized double longestSeconds() {
        if (clock.monotonicTime() - windowFrom >= WINDOW.toNanos()) {
            windowFrom = clock.monotonicTime();
            longestBefore = longest.getThenReset();
        }
        return Math.max(longestBefore, longest.get()) / NANOS;
    }
}
