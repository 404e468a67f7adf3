package io.guardianpartner.payments.payment;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;

/**
 * Money on its way back to the payer.
 *
 * @param id ours; later ones are greater
 * @param amount as wanted, and as it went back once it is done
 * @param externalId the broker's, null until it has answered
 * @param reason as it was given with the request; null if none was
 * @param refusal what the broker said when it last refused; null if it did not
 * @param refusals how often the broker has refused it
 * @param refusedAt when the broker first did; null if it did not
 */
public record Refund(UUID id, RefundKind kind, Money amount, RefundStatus status, String externalId, String reason,
    String refusal, int refusals, Instant refusedAt) {

    /** A refund of all that is left, that the broker has not been asked for. */
    public static Refund requested(UUID id, Money amount) {
        return new Refund(id, RefundKind.REST, amount, RefundStatus.REQUESTED, null, null, null, 0, null);
    }

    /** A refund of this amount, that the broker has not been asked for. */
    static Refund ofPart(Money amount, String reason) {
        return new Refund(Ids.next(), RefundKind.PART, amount, RefundStatus.REQUESTED, null, reason, null, 0, null);
    }

    /** A refund of all that has not gone back and is not on its way. */
    static Refund ofRest(Payment payment, String reason) {
        return new Refund(Ids.next(), RefundKind.REST, payment.refundable(), RefundStatus.REQUESTED, null, reason,
            null, 0, null);
    }

    /** A refund that nobody here has asked for. */
    static Refund byHand(Money amount, RefundStatus status, String brokersId) {
        return new Refund(Ids.next(), RefundKind.BY_HAND, amount, status, brokersId, null, null, 0, null);
    }

    /**
     * The idempotency key towards the broker. Only a refusal changes it, for the broker repeats its answer to a key that it
     * has seen; whatever else becomes of a call, the next one carries the same.
     */
    public String key() {
        return refusals == 0 ? id.toString() : id + "-" + refusals;
    }

    Refund inProcess(String brokersId) {
        return new Refund(id, kind, amount, RefundStatus.IN_PROCESS, brokersId == null ? externalId : brokersId, reason,
            refusal, refusals, refusedAt);
    }

    Refund done(Money wentBack, String brokersId) {
        return new Refund(id, kind, wentBack, RefundStatus.DONE, brokersId == null ? externalId : brokersId, reason,
            refusal, refusals, refusedAt);
    }

    Refund of(Money other) {
        return new Refund(id, kind, other, status, externalId, reason, refusal, refusals, refusedAt);
    }

    /** It is still wanted. */
    Refund refused(String why, Instant now) {
        return new Refund(id, kind, amount, RefundStatus.REQUESTED, null, reason, why, refusals + 1,
            refusedAt == null ? now : refusedAt);
    }

    /** What the broker did not give back of it, as another one that is asked for as after a refusal. */
    Refund missing(Money missing, String why, Instant now) {
        return new Refund(Ids.next(), kind, missing, RefundStatus.REQUESTED, null, reason, why, 1, now);
    }

    /** The broker has refused it for too long: it will not make it. */
    Refund failed() {
        return new Refund(id, kind, amount, RefundStatus.FAILED, externalId, reason, refusal, refusals, refusedAt);
    }

    Refund failed(String why) {
        return new Refund(id, kind, amount, RefundStatus.FAILED, externalId, reason, why, refusals, refusedAt);
    }

    /** Whether it is still to be made or was made. */
    public boolean stands() {
        return status != RefundStatus.FAILED;
    }

    boolean is(RefundStatus wanted) {
        return status == wanted;
    }

    /** The name that others know it by: the broker's, or ours where the broker gave none. */
    public String publicId() {
        return externalId == null ? id.toString() : externalId;
    }

    /** Nothing of the reason, which people write as they like. */
    @Override
    public String toString() {
        return kind + " " + id + " of " + amount + ", " + status;
    }
}
