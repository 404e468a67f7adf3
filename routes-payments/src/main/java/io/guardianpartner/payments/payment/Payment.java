package io.guardianpartner.payments.payment;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * One payment of one order. Immutable; {@link #change()} makes the next one.
 *
 * @param id ours; also the idempotency key towards the broker and its external reference
 * @param payBy when the Pix is to run out
 * @param payerEmail null once the broker knows the payment: nobody needs it any more
 * @param reason of the failure; null unless the status is FAIL
 * @param externalId the broker's; null as long as no answer has come
 * @param pix null as long as no answer has come
 * @param refunded what went back so far
 * @param approvedAt null until it was approved
 * @param unwanted whether the order needs it no more: it is to be cancelled, or refunded in full
 * @param refund the newest one; null if there is none
 * @param alarm why an operator has to look at it; null if there is no reason
 * @param checks how often the broker was asked since the payment last changed
 * @param unclearSince since when the broker's answers cannot be read, or contradict what we took for done; null if not
 */
public record Payment(UUID id, UUID orderId, Money amount, Instant payBy, String payerEmail, PaymentStatus status,
    FailReason reason, String externalId, PixCharge pix, Money refunded, Instant approvedAt, boolean unwanted,
    Refund refund,
    Alarm alarm, int checks, Instant createdAt, Instant updatedAt, Instant unclearSince) {

    /** A payment that is wanted and that the broker has not heard of. */
    public static Payment intended(UUID id, UUID orderId, Money amount, Instant payBy, String payerEmail, Instant now) {
        return new Payment(id, orderId, amount, payBy, payerEmail, PaymentStatus.PENDING, null, null, null, Money.ZERO,
            null, false, null, null, 0, now, now, null);
    }

    /** Whether the broker has told us its own id of the payment. */
    public boolean isKnownToBroker() {
        return externalId != null;
    }

    /** Whether it is not known what became of the broker's creating it. */
    public boolean isOutcomeUnknown() {
        return status == PaymentStatus.PENDING && externalId == null;
    }

    /** Whether the broker knows it, waits for it to be paid, and has not told with what. */
    boolean isWithoutPix() {
        return status == PaymentStatus.PENDING && externalId != null && pix == null;
    }

    /** Whether all of it is to go back and the broker has not taken that yet. */
    boolean isRefundDue() {
        return status == PaymentStatus.SUCCESS
            && (refund == null ? unwanted : refund.status() == RefundStatus.REQUESTED);
    }

    /** Whether the broker would not take the refund, and it is still wanted. */
    boolean isRefundRefused() {
        return isRefundDue() && refund != null && refund.refusals() > 0;
    }

    /** Whether the broker has taken the refund and not made it yet. */
    boolean isRefundUnderWay() {
        return status == PaymentStatus.SUCCESS && refund != null && refund.status() == RefundStatus.IN_PROCESS;
    }

    /** Whether the broker is to call it off. */
    boolean isCancellationDue() {
        return status == PaymentStatus.PENDING && unwanted;
    }

    /** The amount that has not gone back yet. */
    Money remainder() {
        return amount.minus(refunded);
    }

    Payment checkedOnceMore() {
        return new Payment(id, orderId, amount, payBy, payerEmail, status, reason, externalId, pix, refunded,
            approvedAt,
            unwanted, refund, alarm, checks + 1, createdAt, updatedAt, unclearSince);
    }

    PaymentChange change() {
        return new PaymentChange(this);
    }

    /** Says nothing of the payer: payments end up in logs. */
    @Override
    public String toString() {
        return "Payment[id=" + id + ", orderId=" + orderId + ", amount=" + amount + ", status=" + status + ", reason="
            + reason + ", externalId=" + externalId + "]";
    }
}
