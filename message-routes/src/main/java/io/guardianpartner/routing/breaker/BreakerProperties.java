package io.guardianpartner.routing.breaker;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits from which the queue is left alone for a while. The minimum is more than one message can fail within the window, so that one
 * that always fails stops nobody.
 *
 * @param failureRate
 *            from this share of the messages on, in per cent
 * @param minimumMessages
 *            fewer say nothing
 * @param window
 *            the time over which failures count
 * @param pause
 *            for this long no message is taken; then it is tried again
 * @param probes
 *            the number of messages with which it is tried; their failure rate decides
 */
@ConfigurationProperties("guardian.inbound.breaker")
record BreakerProperties(
    @DefaultValue("50") int failureRate,
    @DefaultValue("10") int minimumMessages,
    @DefaultValue("60s") Duration window,
    @DefaultValue("10s") Duration pause,
    @DefaultValue("3") int probes) {

    BreakerProperties {
        if (failureRate < 1 || failureRate > 100) {
            throw new IllegalArgumentException("guardian.inbound.breaker.failure-rate is 1 to 100 per cent");
        }
        if (minimumMessages < 1 || probes < 1) {
            throw new IllegalArgumentException(
                "guardian.inbound.breaker.minimum-messages and .probes are at least 1");
        }
        if (window.toSeconds() < 1 || pause.toMillis() < 1) {
            throw new IllegalArgumentException(
                "guardian.inbound.breaker.window is at least 1s, .pause at least 1ms");
        }
    }
}
