package io.guardianpartner.payments.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.Payment;
import jakarta.validation.constraints.NotNull;

/**
 * A payment as the API tells it. Absent members are left out.
 *
 * @param externalId the broker's id
 * @param reason why it failed
 * @param pix what to pay with
 * @param refunded what went back so far
 * @param refunds the oldest first; those that failed are among them
 */
public record PaymentView(@NotNull UUID id, String externalId, @NotNull UUID orderId, @NotNull Money amount,
    @NotNull String status, String reason, PixView pix, @NotNull Money refunded, @NotNull List<RefundView> refunds,
    @NotNull Instant createdAt, @NotNull Instant updatedAt) {

    /** @param copiaECola the BR Code, as text */
    public record PixView(@NotNull String copiaECola, @NotNull Instant expiresAt) {}

    public static PaymentView of(Payment payment) {
        PixView pix = payment.pix() == null
            ? null
            : new PixView(payment.pix().copiaECola(), payment.pix().expiresAt());
        return new PaymentView(payment.id(), payment.externalId(), payment.orderId(), payment.amount(),
            payment.status().name(), payment.reason() == null ? null : payment.reason().name(), pix, payment.refunded(),
            payment.refunds().stream().map(refund -> RefundView.of(payment.id(), refund)).toList(), payment.createdAt(),
            payment.updatedAt());
    }
}
