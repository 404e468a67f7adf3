package io.guardianpartner.orders.order;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * An order, immutable. Its decisions stand beside it, by who asks for them: {@link PlacementRules}, {@link PaymentRules},
 * {@link FulfilmentRules}, {@link CancellationRules}.
 *
 * @param trackingNumber short, for calling out; unique within a day
 * @param lines one per product, at most {@value #MAX_LINES}
 * @param notes for the kitchen, absent if there are none
 * @param total absent until the catalog has reserved the lines
 * @param payment absent until one is known
 * @param earlierPayments those that failed before this one was asked for, the first one first
 * @param payBy until when the order can be paid
 * @param attempt the placing under way, absent once that is over
 * @param rejection why it was never placed, else absent
 * @param cancelReason what its owner said on cancelling it; free text, which goes into no message and no log
 * @param chargeBack absent unless its money was ever taken back by its payer's bank
 * @param version counts the changes of status, beginning at 1
 * @param paidAt when it was known to be paid and came to the kitchen, else absent
 */
public record Order(UUID id, Owner owner, String trackingNumber, List<Line> lines, String notes, Money total,
    OrderStatus status, OrderPayment payment, List<UUID> earlierPayments, Instant payBy, PlacementAttempt attempt,
    Rejection rejection,
    String cancelReason,
    List<OperatorAlert> alerts, ChargeBack chargeBack,
    int version, Instant createdAt, Instant paidAt, Instant updatedAt) {

    public static final int MAX_LINES = 50;
    static final int MAX_ALERTS = 10;

    public Order {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(trackingNumber, "trackingNumber");
        lines = List.copyOf(lines);
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(payBy, "payBy");
        earlierPayments = List.copyOf(earlierPayments);
        alerts = List.copyOf(alerts);
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    public boolean isPriced() {
        return total != null;
    }

    /** Whether a client or recovery still has steps of the placing to do. */
    public boolean isBeingPlaced() {
        return status == OrderStatus.PAYMENT_PENDING && attempt != null;
    }

    /** Whether it ended before there was anything to pay. */
    public boolean wasNeverPlaced() {
        boolean isOver = status == OrderStatus.CANCELLED || status == OrderStatus.PAYMENT_FAILED;
        return isOver && earlierPayments.isEmpty() && (payment == null || payment.pix() == null);
    }

    /** The Pix whose payment the order waits for; also one that has run out and of which the broker has not said so. */
    public Optional<Pix> openPix() {
        boolean isOpen = status == OrderStatus.PAYMENT_PENDING && payment != null
            && payment.state() == OrderPayment.State.PENDING;
        return isOpen ? Optional.ofNullable(payment.pix()) : Optional.empty();
    }

    /** Whether somebody may still pay by the Pix. */
    public boolean canBePaid(Instant now) {
        return openPix().filter(pix -> pix.expiresAt() == null || now.isBefore(pix.expiresAt())).isPresent();
    }

    /** The id of the payment, or null while none is known. */
    public UUID paymentId() {
        return payment == null ? null : payment.id();
    }

    /** When somebody has to look at the order again although no message asks for it. */
    public Optional<Instant> recoverAt() {
        return Optional.ofNullable(attempt).map(PlacementAttempt::recoverAt);
    }

    /** Whether a payment with this id is, or can become, the one that pays this order. */
    boolean accepts(UUID paymentId) {
        return payment == null ? !earlierPayments.contains(paymentId) : payment.id().equals(paymentId);
    }

    /** The how many-th payment it is that the order has or waits for, from 1 on. */
    public int paymentAttempt() {
        return earlierPayments.size() + 1;
    }

    /** Whether the order is over while its payment is still open at the broker. */
    boolean waitsForPaymentInVain() {
        return status == OrderStatus.CANCELLED && payment != null && payment.state() == OrderPayment.State.PENDING;
    }

    /** Whether its payer's bank has its money. */
    public boolean isChargedBack() {
        return chargeBack != null && !chargeBack.isReimbursed();
    }

    boolean isFullyRefunded() {
        return payment != null && payment.state() == OrderPayment.State.REFUNDED;
    }

    OrderBuilder change() {
        return new OrderBuilder(this);
    }

    /** Says nothing of whose it is and what they wrote: orders end up in logs. */
    @Override
    public String toString() {
        return "Order[id=" + id + ", status=" + status + ", version=" + version + ", total=" + total + ", payment="
            + paymentId() + "]";
    }
}
