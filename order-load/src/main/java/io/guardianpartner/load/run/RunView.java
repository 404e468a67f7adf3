package io.guardianpartner.load.run;

import java.util.concurrent.atomic.AtomicInteger;

import io.guardianpartner.load.measuring.ErrorCounts;
import io.guardianpartner.load.measuring.Latencies;

/** A run as it can be seen while it goes on. Thread-safe. */
public final class RunView {

    private final Latencies latencies;
    private final ErrorCounts errors;
    private final AtomicInteger underWay = new AtomicInteger();

    RunView(Latencies latencies, ErrorCounts errors) {
        this.latencies = latencies;
        this.errors = errors;
    }

    void begins() {
        underWay.incrementAndGet();
    }

    void ends() {
        underWay.decrementAndGet();
    }

    public Latencies latencies() {
        return latencies;
    }

    public ErrorCounts errors() {
        return errors;
    }

    /** Orders that have begun and not ended. */
    public int underWay() {
        return underWay.get();
    }
}
