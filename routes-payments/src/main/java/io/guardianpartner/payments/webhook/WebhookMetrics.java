package io.guardianpartner.payments.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts notifications by their outcome. Each is counted once, but for a crash: when it is answered, or when it was processed. */
@Component
class WebhookMetrics {

    static final String ACCEPTED = "accepted";
    static final String UNKNOWN_PAYMENT = "unknown-payment";
    static final String IGNORED = "ignored";
    static final String DUPLICATE = "duplicate";

    private final MeterRegistry metrics;

    WebhookMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void count(String outcome) {
        count(outcome, 1);
    }

    void count(String outcome, int notifications) {
        metrics.counter("guardian.webhooks", "outcome", outcome).increment(notifications);
    }
}
