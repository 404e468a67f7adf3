package io.guardianpartner.payments.comparison;

import java.time.Duration;
import java.time.Instant;

import io.guardianpartner.payments.payment.Payment;

/**
 * A finding that is being settled.
 *
 * @param id of the finding
 * @param ours how the payment stood here when it was found
 * @param payment as it stands now
 */
public record OpenFinding(long id, FindingKind kind, String ours, Instant at, Payment payment) {

    public OpenFinding with(Payment now) {
        return new OpenFinding(id, kind, ours, at, now);
    }

    Duration age(Instant now) {
        return Duration.between(at, now);
    }
}
