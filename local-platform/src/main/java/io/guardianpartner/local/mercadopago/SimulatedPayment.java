package io.guardianpartner.local.mercadopago;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A payment in the broker's books. Immutable; each change is a new value.
 *
 * @param order what was asked for when it was created
 * @param statusDetail Mercado Pago's own word for why the status is what it is
 * @param approvedAt null until money came
 */
record SimulatedPayment(long id, PaymentOrder order, Status status, String statusDetail, Instant createdAt,
    Instant updatedAt,
    Instant approvedAt, List<SimulatedRefund> refunds) {

    static SimulatedPayment pending(long id, PaymentOrder order, Instant now) {
        return new SimulatedPayment(id, order, Status.PENDING, "pending_waiting_transfer", now, now, null, List.of());
    }

    String brCode() {
        return BrCode.of(order.amount(), "sim" + id);
    }

    boolean isOverdue(Instant now) {
        return status == Status.PENDING && !now.isBefore(order.expiresAt());
    }

    SimulatedPayment approved(Instant now) {
        return new SimulatedPayment(id, order, Status.APPROVED, "accredited", createdAt, now, now, refunds);
    }

    SimulatedPayment ended(Status last, String detail, Instant now) {
        return new SimulatedPayment(id, order, last, detail, createdAt, now, approvedAt, refunds);
    }

    SimulatedPayment refunded(SimulatedRefund refund, Instant now) {
        List<SimulatedRefund> all = new ArrayList<>(refunds);
        all.add(refund);
        return withRefunds(all, now);
    }

    SimulatedPayment settled(long refundId, boolean approve, Instant now) {
        return withRefunds(refunds.stream().map(r -> r.id() == refundId ? r.settled(approve) : r).toList(), now);
    }

    /** The sum of refunds that have arrived, in BRL. */
    BigDecimal refundedAmount() {
        return sum(refunds.stream().filter(refund -> refund.state() == SimulatedRefund.State.APPROVED).toList());
    }

    /** The amount that can still be refunded, without refunds under way. */
    BigDecimal refundable() {
        return order.amount()
            .subtract(
                sum(refunds.stream().filter(refund -> refund.state() != SimulatedRefund.State.REJECTED).toList()));
    }

    private SimulatedPayment withRefunds(List<SimulatedRefund> all, Instant now) {
        SimulatedPayment next = new SimulatedPayment(id, order, status, statusDetail, createdAt, now, approvedAt,
            List.copyOf(all));
        BigDecimal back = next.refundedAmount();
        if (back.compareTo(order.amount()) == 0) {
            return next.ended(Status.REFUNDED, "refunded", now);
        }
        return back.signum() > 0 ? next.ended(status, "partially_refunded", now) : next;
    }

    private static BigDecimal sum(List<SimulatedRefund> refunds) {
        return refunds.stream().map(SimulatedRefund::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
