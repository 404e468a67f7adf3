package io.guardianpartner.payments.comparison;

import java.time.Duration;
import java.time.Instant;

import io.guardianpartner.payments.payment.Payment;

/**
 * A finding that is being settled.
 *
 * @param id of the finding
 * @param externalId the broker's id of the payment that did not agree; null if it has none
 * @param ours how the payment stood here when it was found
 * @param payment as it stands now
 */
public record OpenFinding(long id, FindingKind kind, String externalId, String ours, Instant at, Payment payment) {

    public OpenFinding with(Payment now) {
        return new OpenFinding(id, kind, externalId, ours, at, now);
    }

    /** Whether the broker has two payments with our reference, and the other one has become ours since. */
    boolean isOfAnother() {
        return externalId != null && payment.isKnownToBroker() && !externalId.equals(payment.externalId());
    }

    Duration age(Instant now) {
        return Duration.between(at, now);
    }
}
