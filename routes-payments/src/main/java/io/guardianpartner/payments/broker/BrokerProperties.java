package io.guardianpartner.payments.broker;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options of the circuit breaker and of the bulkhead around the broker.
 *
 * @param callsAtATime maximum number of calls under way, of requests and of the job together; a further one is not made and tried again
 *     later, so that a slow broker takes no more threads than these
 */
@ConfigurationProperties("guardian.broker")
record BrokerProperties(@DefaultValue Breaker breaker, @DefaultValue("24") int callsAtATime) {

    /**
     * @param window calls within it count, of each payment one failure; whole seconds
     * @param calls fewer within the window say nothing
     * @param failurePercent share of failed calls from which on it opens, 1 to 100
     * @param openFor how long no call is let through
     * @param probes calls that decide after it whether it closes
     */
    record Breaker(
        @DefaultValue("60s") Duration window,
        @DefaultValue("10") int calls,
        @DefaultValue("50") float failurePercent,
        @DefaultValue("10s") Duration openFor,
        @DefaultValue("3") int probes) {}
}
