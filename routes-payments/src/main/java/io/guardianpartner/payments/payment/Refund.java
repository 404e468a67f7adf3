package io.guardianpartner.payments.payment;

import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * Money on its way back to the payer.
 *
 * @param id ours; also the idempotency key towards the broker
 * @param externalId the broker's, null until it has answered
 * @param refusal what the broker said when it refused; null if it did not
 */
public record Refund(UUID id, Money amount, RefundStatus status, String externalId, String refusal) {

    /** A refund that the broker has not been asked for. */
    public static Refund requested(UUID id, Money amount) {
        return new Refund(id, amount, RefundStatus.REQUESTED, null, null);
    }

    Refund told(RefundStatus next, String brokersId) {
        return new Refund(id, amount, next, brokersId == null ? externalId : brokersId, refusal);
    }

    Refund refused(String why) {
        return new Refund(id, amount, status, externalId, why);
    }

    /** Whether it is still to be made or was made. */
    public boolean stands() {
        return status != RefundStatus.FAILED;
    }

    /** The name that others know it by: the broker's, or ours where the broker gave none. */
    public String publicId() {
        return externalId == null ? id.toString() : externalId;
    }
}
