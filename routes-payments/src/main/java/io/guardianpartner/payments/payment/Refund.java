package io.guardianpartner.payments.payment;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;

/**
 * Money on its way back to the payer.
 *
 * @param id ours
 * @param amount as wanted, and as it went back once it is done
 * @param externalId the broker's, null until it has answered
 * @param refusal what the broker said when it last refused; null if it did not
 * @param refusals how often the broker has refused it
 * @param refusedAt when the broker first did; null if it did not
 */
public record Refund(UUID id, Money amount, RefundStatus status, String externalId, String refusal, int refusals,
    Instant refusedAt) {

    /** A refund that the broker has not been asked for. */
    public static Refund requested(UUID id, Money amount) {
        return new Refund(id, amount, RefundStatus.REQUESTED, null, null, 0, null);
    }

    /** A refund of all that has not gone back yet. */
    static Refund ofRemainder(Payment payment) {
        return requested(Ids.next(), payment.remainder());
    }

    /**
     * The idempotency key towards the broker. Only a refusal changes it, for the broker repeats its answer to a key that it
     * has seen; whatever else becomes of a call, the next one carries the same.
     */
    public String key() {
        return refusals == 0 ? id.toString() : id + "-" + refusals;
    }

    Refund told(RefundStatus next, String brokersId) {
        return new Refund(id, amount, next, brokersId == null ? externalId : brokersId, refusal, refusals, refusedAt);
    }

    Refund done(Money wentBack, String brokersId) {
        return new Refund(id, wentBack, RefundStatus.DONE, brokersId == null ? externalId : brokersId, refusal,
            refusals, refusedAt);
    }

    /** It is still wanted. */
    Refund refused(String why, Instant now) {
        return new Refund(id, amount, RefundStatus.REQUESTED, null, why, refusals + 1,
            refusedAt == null ? now : refusedAt);
    }

    /** The broker has refused it for too long: it will not make it. */
    Refund failed() {
        return new Refund(id, amount, RefundStatus.FAILED, externalId, refusal, refusals, refusedAt);
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
