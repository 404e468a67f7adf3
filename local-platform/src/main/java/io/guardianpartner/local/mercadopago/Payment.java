package io.guardianpartner.local.mercadopago;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A payment as the broker holds it. Immutable; each change is a new value.
 *
 * @param order what was asked for when it was created
 * @param statusDetail Mercado Pago's own word for why the status is what it is
 * @param approvedAt null until money came
 */
record Payment(long id, PaymentOrder order, Status status, String statusDetail, Instant createdAt, Instant updatedAt,
    Instant approvedAt, List<Refund> refunds) {

    static Payment pending(long id, PaymentOrder order, Instant now) {
        return new Payment(id, order, Status.PENDING, "pending_waiting_transfer", now, now, null, List.of());
    }

    String brCode() {
        return BrCode.of(order.amount(), "sim" + id);
    }

    boolean isOverdue(Instant now) {
        return status == Status.PENDING && !now.isBefore(order.expiresAt());
    }

    Payment approved(Instant now) {
        return new Payment(id, order, Status.APPROVED, "accredited", createdAt, now, now, refunds);
    }

    Payment ended(Status last, String detail, Instant now) {
        return new Payment(id, order, last, detail, createdAt, now, approvedAt, refunds);
    }

    Payment refunded(Refund refund, Instant now) {
        List<Refund> all = new ArrayList<>(refunds);
        all.add(refund);
        return withRefunds(all, now);
    }

    Payment settled(long refundId, boolean approve, Instant now) {
        return withRefunds(refunds.stream().map(r -> r.id() == refundId ? r.settled(approve) : r).toList(), now);
    }

    /** What was given back and arrived, in BRL. */
    BigDecimal refundedAmount() {
        return sum(refunds.stream().filter(refund -> refund.state() == Refund.State.APPROVED).toList());
    }

    /** What can still be asked back: refunds on their way are spoken for. */
    BigDecimal refundable() {
        return order.amount()
            .subtract(sum(refunds.stream().filter(refund -> refund.state() != Refund.State.REJECTED).toList()));
    }

    private Payment withRefunds(List<Refund> all, Instant now) {
        Payment next = new Payment(id, order, status, statusDetail, createdAt, now, approvedAt, List.copyOf(all));
        BigDecimal back = next.refundedAmount();
        if (back.compareTo(order.amount()) == 0) {
            return next.ended(Status.REFUNDED, "refunded", now);
        }
        return back.signum() > 0 ? next.ended(status, "partially_refunded", now) : next;
    }

    private static BigDecimal sum(List<Refund> refunds) {
        return refunds.stream().map(Refund::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
