package io.guardianpartner.payments.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import org.junit.jupiter.api.Test;

class BrokerHealthTest {

    private static final UUID PAYMENT = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final CircuitBreaker circuit = CircuitBreaker.ofDefaults("broker");
    private final BrokerHealth health = new BrokerHealth(circuit,
        new BrokerProperties(new BrokerProperties.Breaker(Duration.ofMinutes(1), 10, 50, Duration.ofSeconds(10), 3),
            24),
        Clock.fixed(Instant.EPOCH.plusSeconds(1), ZoneOffset.UTC));

    @Test
    void onePaymentThatIsTurnedAwayAgainAndAgainHoldsUpNobodyElse() {
        turnedAway(PAYMENT, Duration.ofMinutes(1));
        assertThat(circuit.getState()).isEqualTo(State.OPEN);
        circuit.transitionToHalfOpenState();

        turnedAway(PAYMENT, Duration.ofMinutes(1));
        assertThat(circuit.getState()).isEqualTo(State.HALF_OPEN);

        turnedAway(OTHER, Duration.ofMinutes(1));
        assertThat(circuit.getState()).isEqualTo(State.OPEN);
    }

    @Test
    void aShorterTimeDoesNotEndALongerOneAndNoneIsLongerThanFiveMinutes() {
        turnedAway(PAYMENT, Duration.ofHours(1));
        turnedAway(OTHER, Duration.ofSeconds(1));

        assertThat(health.leftAloneFor()).contains(Duration.ofMinutes(5));
    }

    @Test
    void ofOnePaymentOneFailureCountsAndEveryPaymentsFirstDoes() {
        RuntimeException fault = new BrokerFaultException("HTTP status 500", null);

        assertThat(health.judged(PAYMENT, fault)).isSameAs(fault);
        assertThat(health.judged(PAYMENT, fault)).isInstanceOf(UncountedFailureException.class).hasCause(fault);
        assertThat(health.judged(OTHER, fault)).isSameAs(fault);
    }

    private void turnedAway(UUID payment, Duration wait) {
        health.judged(payment, BrokerUnavailableException.until("HTTP status 429", wait));
    }
}
