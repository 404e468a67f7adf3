package io.guardianpartner.load.measuring;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Latencies of each step, from when it was meant to begin, to three digits. Thread-safe. */
public final class Latencies {

    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final int DIGITS = 3;

    private final Map<LoadStep, Histogram> histograms = new EnumMap<>(LoadStep.class);

    public Latencies() {
        for (LoadStep step : LoadStep.values()) {
            histograms.put(step, new ConcurrentHistogram(LONGEST_MICROS, DIGITS));
        }
    }

    /** Ends a step that was meant to begin at that time of {@link System#nanoTime()}. */
    public void since(LoadStep step, long intendedNanos) {
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - intendedNanos);
        histograms.get(step).recordValue(Math.min(LONGEST_MICROS, Math.max(1, micros)));
    }

    public long count(LoadStep step) {
        return histograms.get(step).getTotalCount();
    }

    /** @param percentile 0 to 100; the longest is 100 */
    public double millis(LoadStep step, double percentile) {
        return histograms.get(step).getValueAtPercentile(percentile) / 1000.0;
    }

    public double meanMillis(LoadStep step) {
        return histograms.get(step).getMean() / 1000.0;
    }
}
