package io.guardianpartner.routing.breaker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.guardianpartner.support.TransientFailures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how many messages are taken from the queue: all, or none while handlers fail because something that they need
 * is away ({@link TransientFailures}), or a few to see whether it is back. Failures of any other kind say nothing. Thread-safe.
 */
public final class InboundBreaker {

    private static final Logger LOG = LoggerFactory.getLogger(InboundBreaker.class);
    private static final String PAUSED = "guardian.inbound.paused";
    private static final String PAUSES = "guardian.inbound.pauses";

    private final String queue;
    private final Duration pause;
    private final CircuitBreaker breaker;
    private final Counter pauses;

    InboundBreaker(BreakerProperties properties, MeterRegistry meters, String service, String queue) {
        this.queue = queue;
        this.pause = properties.pause();
        breaker = CircuitBreaker.of("guardian-inbound", CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.TIME_BASED)
            .slidingWindowSize(Math.toIntExact(properties.window().toSeconds()))
            .minimumNumberOfCalls(properties.minimumMessages())
            .failureRateThreshold(properties.failureRate())
            .waitDurationInOpenState(properties.pause())
            .permittedNumberOfCallsInHalfOpenState(properties.probes())
            .ignoreException(failure -> !TransientFailures.isCauseOf(failure))
            .build());
        breaker.getEventPublisher().onStateTransition(this::tell);
        pauses = Counter.builder(PAUSES).tag("service", service)
            .description("How often the queue was left alone because what handlers need was away").register(meters);
        Gauge.builder(PAUSED, this, self -> self.breaker.getState() == State.CLOSED ? 0 : 1).tag("service", service)
            .description("1 while the queue is left alone, or probed").register(meters);
    }

    /**
     * Asks before messages are received. For each one that is, the breaker must be told how it went.
     *
     * @return how many of those wanted may be received
     */
    public int permits(int wanted) {
        var permitted = 0;
        while (permitted < wanted && breaker.tryAcquirePermission()) {
            permitted++;
        }
        return permitted;
    }

    /** The number that were permitted and have not been received, or have not asked anything of anybody. */
    public void unused(int count) {
        for (var i = 0; i < count; i++) {
            breaker.releasePermission();
        }
    }

    /** What was received, and not tried yet, had better be tried later. */
    public boolean isOpen() {
        return breaker.getState() == State.OPEN;
    }

    /** A handler had all that it needs. */
    public void worked() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /**
     * A handler failed.
     *
     * @param reason
     *            null when nobody knows
     */
    public void failed(Throwable reason) {
        if (reason == null) {
            unused(1);
        } else {
            breaker.onError(0, TimeUnit.NANOSECONDS, reason);
        }
    }

    private void tell(CircuitBreakerOnStateTransitionEvent event) {
        switch (event.getStateTransition()) {
            case CLOSED_TO_OPEN -> {
                pauses.increment();
                LOG.warn("Inbound circuit open: what handlers need is unavailable, polling of {} paused for {} s",
                    queue,
                    pause.toSeconds());
            }
            case HALF_OPEN_TO_CLOSED -> LOG.info("Inbound circuit closed: polling of {} resumed", queue);
            default -> LOG.debug("Inbound circuit {}", event.getStateTransition());
        }
    }
}
