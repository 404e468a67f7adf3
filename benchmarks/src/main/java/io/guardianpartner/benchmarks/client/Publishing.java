package io.guardianpartner.benchmarks.client;

import java.time.Duration;
import java.util.Map;

/** Publishes messages that it has, and ends when SNS has taken the last one. */
public abstract class Publishing implements Case {

    @Override
    public final Result run(int messages, Duration atMost) throws Exception {
        prepare(messages);
        Meter.expect(messages);
        publish();
        Meter.await(atMost);
        return Meter.result(finish());
    }

    /** Has that many messages at hand; not measured. */
    protected abstract void prepare(int messages) throws Exception;

    /** Begins to publish them. */
    protected abstract void publish() throws Exception;

    /** What is to be known of the run. */
    protected abstract Map<String, Double> finish() throws Exception;
}
