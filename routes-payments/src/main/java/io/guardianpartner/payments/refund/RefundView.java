package io.guardianpartner.payments.refund;

import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.Refund;
import jakarta.validation.constraints.NotNull;

/** A refund as the API tells it. */
public record RefundView(@NotNull UUID id, @NotNull UUID paymentId, @NotNull Money amount, @NotNull String status) {

    static RefundView of(UUID paymentId, Refund refund) {
        return new RefundView(refund.id(), paymentId, refund.amount(), refund.status().name());
    }
}
