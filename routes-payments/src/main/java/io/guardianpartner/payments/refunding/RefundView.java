package io.guardianpartner.payments.refunding;

import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.Refund;

/** A refund as the API tells it. */
public record RefundView(UUID id, UUID paymentId, Money amount, String status) {

    static RefundView of(UUID paymentId, Refund refund) {
        return new RefundView(refund.id(), paymentId, refund.amount(), refund.status().name());
    }
}
