package io.guardianpartner.routing.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final Map<Key, Meters> known = new ConcurrentHashMap<>();

    private record Key(Outcome outcome, String type) {}

    private record Meters(Counter messages, Timer handling, Timer age) {}

    public MessageMetrics(MeterRegistry meters, String service, Clock clock) {
        this.meters = meters;
        this.service = service;
        this.clock = clock;
    }

    /**
     * Counts the end of a message's handling.
     *
     * @param type one of the contract's, or null
     * @param nanos since its receipt
     * @param sentAt when it was sent, by the queue's clock; null if the queue does not say
     */
    public void record(Outcome outcome, String type, long nanos, Instant sentAt) {
        var own = known.computeIfAbsent(new Key(outcome, type == null ? UNKNOWN : type), this::meters);
        own.messages.increment();
        own.handling.record(nanos, TimeUnit.NANOSECONDS);
        if (sentAt != null) {
            own.age.record(Duration.between(sentAt, clock.instant()));
        }
    }

    private Meters meters(Key key) {
        var tags = Tags.of("service", service, "type", key.type, "outcome", key.outcome.tag());
        return new Meters(meters.counter(MESSAGES, tags), meters.timer(HANDLING, tags),
            meters.timer(AGE, Tags.of("service", service, "type", key.type)));
    }
}
