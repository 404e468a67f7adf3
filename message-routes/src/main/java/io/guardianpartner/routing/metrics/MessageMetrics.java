package io.guardianpartner.routing.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.routing.failure.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** How many messages of which type ended how, and how long that took from receipt to acknowledgement. */
public final class MessageMetrics {

    static final String MESSAGES = "guardian.messages";
    static final String HANDLING = "guardian.message.handling";

    private static final String UNKNOWN = "unknown";

    private final MeterRegistry meters;
    private final String service;
    /** Kept, because finding a meter by its tags takes longer than counting with it. */
    private final Map<Key, Meters> known = new ConcurrentHashMap<>();

    private record Key(Outcome outcome, String type) {}

    private record Meters(Counter messages, Timer handling) {}

    public MessageMetrics(MeterRegistry meters, String service) {
        this.meters = meters;
        this.service = service;
    }

    /**
     * @param type
     *            one of the contract's, or null
     */
    public void record(Outcome outcome, String type, long nanos) {
        var own = known.computeIfAbsent(new Key(outcome, type == null ? UNKNOWN : type), this::meters);
        own.messages.increment();
        own.handling.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Meters meters(Key key) {
        var tags = Tags.of("service", service, "type", key.type, "outcome", key.outcome.tag());
        return new Meters(meters.counter(MESSAGES, tags), meters.timer(HANDLING, tags));
    }
}
