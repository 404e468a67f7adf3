package io.guardianpartner.benchmarks.client;

import java.time.Duration;
import java.util.Map;

/** Empties a queue that was filled beforehand, or is filled in one go meanwhile: starts a consumer, and stops it when the last message is deleted. */
public final class Consuming implements Case {

    /** Starts to consume. What it returns stops that again, and says what else is to be known of the run. */
    @FunctionalInterface
    public interface Start {

        Consumer start() throws Exception;

        /** After the last run. */
        default void close() throws Exception {
            // most leave nothing open between two runs
        }
    }

    /** A consumer that runs. */
    @FunctionalInterface
    public interface Consumer {

        void stop() throws Exception;

        /** What the run has left behind, by name; asked before it is stopped. */
        default Map<String, Double> figures() {
            return Map.of();
        }
    }

    private final Start start;
    private final boolean isBurst;

    public Consuming(Start start) {
        this(start, false);
    }

    private Consuming(Start start, boolean isBurst) {
        this.start = start;
        this.isBurst = isBurst;
    }

    /** Of a queue that is filled while the consumer waits at it: measured is when the messages are done, from the first one's sending on. */
    public static Consuming ofBurst(Start start) {
        return new Consuming(start, true);
    }

    @Override
    public Result run(int messages, Duration atMost) throws Exception {
        if (isBurst) {
            Meter.expectBurst(messages);
        } else {
            Meter.expect(messages);
        }
        var consumer = start.start();
        try {
            Meter.await(atMost);
            return Meter.result(consumer.figures());
        } finally {
            consumer.stop();
        }
    }

    @Override
    public void close() throws Exception {
        start.close();
    }
}
