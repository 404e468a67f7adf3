package io.guardianpartner.payments.query;

import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.Refund;
import jakarta.validation.constraints.NotNull;

/**
 * A refund as the API tells it. Absent members are left out.
 *
 * @param kind the rest of the payment, a part of it, or one made by hand at the broker
 * @param externalId the broker's id
 * @param reason as it was given
 * @param refusal what the broker said when it last refused it
 */
public record RefundView(@NotNull UUID id, @NotNull UUID paymentId, @NotNull String kind, @NotNull Money amount,
    @NotNull String status, String externalId, String reason, String refusal) {

    public static RefundView of(UUID paymentId, Refund refund) {
        return new RefundView(refund.id(), paymentId, refund.kind().name(), refund.amount(), refund.status().name(),
            refund.externalId(), refund.reason(), refund.refusal());
    }
}
