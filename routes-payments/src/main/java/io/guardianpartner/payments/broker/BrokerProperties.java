package io.guardianpartner.payments.broker;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Options of the circuit breaker around the broker. */
@ConfigurationProperties("guardian.broker")
record BrokerProperties(@DefaultValue Breaker breaker) {

    /**
     * @param calls over how many calls failures are counted
     * @param failurePercent share of failed calls from which on it opens, 1 to 100
     * @param openFor how long no call is let through; whole seconds
     */
    record Breaker(
        @DefaultValue("20") int calls,
        @DefaultValue("50") float failurePercent,
        @DefaultValue("10s") Duration openFor) {}
}
