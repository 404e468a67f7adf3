package io.guardianpartner.benchmarks.client;

import java.time.Duration;
import java.util.Map;

/** Empties a queue that was filled beforehand: starts a consumer, and stops it when the last message is deleted. */
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

    public Consuming(Start start) {
        this.start = start;
    }

    @Override
    public Result run(int messages, Duration atMost) throws Exception {
        Meter.expect(messages);
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
