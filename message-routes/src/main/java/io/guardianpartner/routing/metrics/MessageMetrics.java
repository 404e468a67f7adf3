package io.guardianpartner.routing.metrics;

import java.util.concurrent.TimeUnit;

import io.guardianpartner.routing.failure.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** How many messages of which type ended how, and how long that took from receipt to acknowledgement. */
public final class MessageMetrics {

    static final String MESSAGES = "guardian.messages";
    static final String HANDLING = "guardian.message.handling";

    private static final String UNKNOWN = "unknown";

    private final MeterRegistry meters;
    private final String service;

    public MessageMetrics(MeterRegistry meters, String service) {
        this.meters = meters;
        this.service = service;
    }

    /**
     * @param type
     *            one of the contract's, or null
     */
    public void record(Outcome outcome, String type, long nanos) {
        var tags = Tags.of("service", service, "type", type == null ? UNKNOWN : type, "outcome", outcome.tag());
        meters.counter(MESSAGES, tags).increment();
        meters.timer(HANDLING, tags).record(nanos, TimeUnit.NANOSECONDS);
    }
}
