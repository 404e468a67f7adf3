package io.guardianpartner.payments.store;

import java.util.Objects;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * A refund as a caller asked for it.
 *
 * @param key the caller's Idempotency-Key; null if there was none
 * @param amount null for all that is left
 * @param reason null if none was given
 * @param refundId the refund that the caller was told of; null before
 */
public record KeyedRefund(UUID paymentId, String key, Money amount, String reason, UUID refundId) {

    public KeyedRefund by(UUID refund) {
        return new KeyedRefund(paymentId, key, amount, reason, refund);
    }

    public boolean isOfAll() {
        return amount == null;
    }

    /** Whether both ask for the same. */
    public boolean isSameAs(KeyedRefund other) {
        return Objects.equals(amount, other.amount) && Objects.equals(reason, other.reason);
    }

    /** Says nothing of the reason. */
    @Override
    public String toString() {
        return "KeyedRefund of payment " + paymentId;
    }
}
