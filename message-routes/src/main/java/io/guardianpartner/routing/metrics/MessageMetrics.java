package io.guardianpartner.routing.metrics;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.routing.delivery.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** Counts messages by type and outcome, and times them from receipt, and from sending, to acknowledgement. */
public final class MessageMetrics {

    static final String MESSAGES = "guardian.messages";
    static final String HANDLING = "guardian.message.handling";
    static final String AGE = "guardian.message.age";

    private static final String UNKNOWN = "unknown";

    private final MeterRegistry meters;
    private final String service;
    private final Clock clock;
    /** Kept, because finding a meter by its tags takes longer than counting with it. */
    private final Map<Outcome, Map<String, Meters>> known = new EnumMap<>(Outcome.class);

    private record Meters(Counter messages, Timer handling, Timer age) {}

    public MessageMetrics(MeterRegistry meters, String service, Clock clock) {
        this.meters = meters;
        this.service = service;
        this.clock = clock;
        for (var outcome : Outcome.values()) {
            known.put(outcome, new ConcurrentHashMap<>());
        }
    }

    /**
     * Counts the end of a message's handling.
     *
     * @param type one of the contract's, or null
     * @param nanos since its receipt
     * @param sentAt when it was sent, by the queue's clock; null if the queue does not say
     */
    public void record(Outcome outcome, String type, long nanos, Instant sentAt) {
        var own = known.get(outcome).computeIfAbsent(type == null ? UNKNOWN : type,
            any -> meters(outcome, any));
        own.messages.increment();
        own.handling.record(nanos, TimeUnit.NANOSECONDS);
        if (sentAt != null) {
            own.age.record(clock.millis() - sentAt.toEpochMilli(), TimeUnit.MILLISECONDS);
        }
    }

    private Meters meters(Outcome outcome, String type) {
        var tags = Tags.of("service", service, "type", type, "outcome", outcome.tag());
        return new Meters(meters.counter(MESSAGES, tags), meters.timer(HANDLING, tags),
            meters.timer(AGE, Tags.of("service", service, "type", type)));
    }
}
