package io.guardianpartner.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/**
 * A value that a job reads every now and then, for gauges. There is no number (NaN) before the first reading, and none again when no
 * reading has succeeded for five periods. Thread-safe.
 */
public final class PeriodicReading<T> {

    private static final int PERIODS = 5;

    private final Duration lifetime;
    private final Clock clock;
    private volatile Reading<T> last;

    private record Reading<T>(T value, Instant at) {}

    /** @param period from one reading to the next */
    public PeriodicReading(Duration period, Clock clock) {
        this.lifetime = period.multipliedBy(PERIODS);
        this.clock = clock;
    }

    public void read(T value) {
        last = new Reading<>(value, clock.instant());
    }

    /** @return of what was read last; NaN if nothing was, or too long ago */
    public double number(ToDoubleFunction<T> number) {
        Reading<T> reading = last;
        return reading == null || clock.instant().isAfter(reading.at().plus(lifetime))
            ? Double.NaN
            : number.applyAsDouble(reading.value());
    }
}
