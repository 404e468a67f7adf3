package io.guardianpartner.payments.broker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.stereotype.Component;

/**
 * Decides which failed calls the circuit breaker counts, and keeps the circuit open for as long as the broker asks.
 *
 * <p>A failure counts if it says something about the broker: it was not reached, takes no calls from us, has a fault of its
 * own or is too slow. Of each payment one counts within the window, whatever its tries consist of and however often they
 * are repeated: a payment that the broker cannot answer for says nothing about the others. Thread-safe.
 */
@Component
public class BrokerHealth {

    /** The maximum pause, however long the broker wants to be left alone: its word may be a mistake. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final CircuitBreaker circuit;
    private final Duration window;
    private final Clock clock;
    private final Map<UUID, Instant> counted = new HashMap<>();
    private Instant leftAloneUntil = Instant.EPOCH;
    private UUID lastTurnedAway;

    BrokerHealth(CircuitBreaker brokerCircuit, BrokerProperties properties, Clock clock) {
        circuit = brokerCircuit;
        window = properties.breaker().window();
        this.clock = clock;
        circuit.getEventPublisher().onStateTransition(event -> forget());
    }

    /** The time for which the broker still wants to be left alone; empty if it does not. */
    public synchronized Optional<Duration> leftAloneFor() {
        return Optional.of(Duration.between(clock.instant(), leftAloneUntil))
            .filter(left -> left.compareTo(Duration.ZERO) > 0);
    }

    /** @return what the circuit breaker is to see of a failed call about a payment */
    RuntimeException judged(UUID payment, RuntimeException failure) {
        if (failure instanceof BrokerUnavailableException unavailable) {
            unavailable.retryAfter().filter(wait -> isAnother(payment)).ifPresent(this::leaveAlone);
        }
        boolean isAboutBroker = failure instanceof BrokerUnavailableException
            || failure instanceof BrokerFaultException;
        return isAboutBroker && isFirst(payment) ? failure : new UncountedFailureException(failure);
    }

    /** A broker that is called too often turns away the next call; one that turns away the same payment does not. */
    private synchronized boolean isAnother(UUID payment) {
        boolean isAnother = !payment.equals(lastTurnedAway);
        lastTurnedAway = payment;
        return isAnother;
    }

    /** Of calls that were under way together, each may be told another time: the latest counts. */
    private void leaveAlone(Duration wanted) {
        Duration wait = wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
        synchronized (this) {
            Instant until = clock.instant().plus(wait);
            if (until.isBefore(leftAloneUntil)) {
                return;
            }
            leftAloneUntil = until;
        }
        circuit.transitionToOpenStateFor(wait);
    }

    private synchronized boolean isFirst(UUID payment) {
        Instant now = clock.instant();
        counted.values().removeIf(at -> at.plus(window).isBefore(now));
        return counted.putIfAbsent(payment, now) == null;
    }

    /** The breaker counts anew in each state. */
    private synchronized void forget() {
        counted.clear();
    }
}
