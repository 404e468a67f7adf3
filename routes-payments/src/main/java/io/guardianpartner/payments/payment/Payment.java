package io.guardianpartner.payments.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 * @param fee what the broker keeps of it, as far as it has told
 * @param chargedBack what the payer's bank has taken back and not given again
 * @param approvedAt null until it was approved
 * @param unwanted whether the order needs it no more: it is to be cancelled, or refunded in full
 * @param refunds the oldest first; those that failed are among them
 * @param alarm why an operator has to look at it; null if there is no reason
 * @param checks how often the broker was asked since the payment last changed
 * @param unclearSince since when the broker's answers cannot be read, or contradict what we took for done; null if not
 */
public record Payment(UUID id, UUID orderId, Money amount, Instant payBy, String payerEmail, PaymentStatus status,
    FailReason reason, String externalId, PixCharge pix, Money refunded, Money fee, Money chargedBack,
    Instant approvedAt, boolean unwanted,
    List<Refund> refunds,
    Alarm alarm, int checks, Instant createdAt, Instant updatedAt, Instant unclearSince) {

    /** What the broker may need to end by itself what was not paid. What it has not ended by then it is asked to. */
    static final Duration OVERRUN = Duration.ofMinutes(1);

    public Payment {
        refunds = List.copyOf(refunds);
    }

    /** A payment that is wanted and that the broker has not heard of. */
    public static Payment intended(UUID id, UUID orderId, Money amount, Instant payBy, String payerEmail, Instant now) {
        return new Payment(id, orderId, amount, payBy, payerEmail, PaymentStatus.PENDING, null, null, null, Money.ZERO,
            Money.ZERO, Money.ZERO, null, false, List.of(), null, 0, now, now, null);
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

    /** Whether the broker has not taken a refund yet that is wanted. */
    boolean isRefundDue() {
        return dueRefund().isPresent() || isRestUnasked();
    }

    /**
     * The refund that the broker is to be asked for next: of those that it has refused least often, the oldest. So one that it
     * refuses again and again holds up no other.
     */
    public Optional<Refund> dueRefund() {
        return status.holdsMoney()
            ? refunds.stream().filter(refund -> refund.is(RefundStatus.REQUESTED))
                .min(Comparator.comparingInt(Refund::refusals))
            : Optional.empty();
    }

    /** Whether its order needs it no more, and nobody has asked for all that is left of it now. */
    boolean isRestUnasked() {
        return status.holdsMoney() && unwanted && refundable().isPositive()
            && refunds.stream().noneMatch(refund -> refund.kind() == RefundKind.REST && !refund.is(RefundStatus.DONE));
    }

    /** Whether the broker would not take what is still wanted of it. */
    boolean isRefundRefused() {
        return dueRefund().filter(refund -> refund.refusals() > 0).isPresent();
    }

    /** Whether the broker has taken a refund and not made it yet. */
    boolean isRefundUnderWay() {
        return status.holdsMoney() && refunds.stream().anyMatch(refund -> refund.is(RefundStatus.IN_PROCESS));
    }

    /** The newest refund; null if there is none. */
    public Refund refund() {
        return refunds.isEmpty() ? null : refunds.get(refunds.size() - 1);
    }

    /** The refund with this id, which is ours. */
    public Optional<Refund> refund(UUID ours) {
        return refunds.stream().filter(refund -> refund.id().equals(ours)).findFirst();
    }

    /** The refund by which all of it goes or went back: the newest one of the rest that stands, else the newest that does. */
    public Optional<Refund> standingRefund() {
        return refunds.stream().filter(Refund::stands)
            .max(Comparator.comparing((Refund refund) -> refund.kind() == RefundKind.REST)
                .thenComparing(refunds::indexOf));
    }

    /** Whether the broker is to call it off: nobody wants it, or its time is over and the broker does not end it. */
    boolean isCancellationDue(Instant now) {
        return status == PaymentStatus.PENDING && (unwanted || isKnownToBroker() && !now.isBefore(payBy.plus(OVERRUN)));
    }

    /** The amount that has not gone back yet. */
    Money remainder() {
        return amount.minus(refunded);
    }

    /** The amount that has not gone back and is not wanted back: what another refund may be of. */
    public Money refundable() {
        Money made = sum(RefundStatus.DONE);
        Money open = sum(RefundStatus.REQUESTED).plus(sum(RefundStatus.IN_PROCESS));
        Money left = amount.minus(made.compareTo(refunded) > 0 ? made : refunded).minus(open);
        return left.isPositive() ? left : Money.ZERO;
    }

    private Money sum(RefundStatus of) {
        return refunds.stream().filter(refund -> refund.is(of)).map(Refund::amount).reduce(Money.ZERO, Money::plus);
    }

    Payment checkedOnceMore() {
        return new Payment(id, orderId, amount, payBy, payerEmail, status, reason, externalId, pix, refunded, fee,
            chargedBack, approvedAt,
            unwanted, refunds, alarm, checks + 1, createdAt, updatedAt, unclearSince);
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
