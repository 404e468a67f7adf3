package io.guardianpartner.local.mercadopago;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A payment in the broker's books. Immutable; each change is a new value.
 *
 * @param order what was asked for when it was created
 * @param statusDetail Mercado Pago's own word for why the status is what it is
 * @param approvedAt null until money came
 * @param fee what the broker keeps of the money that came, in BRL; null until then
 */
record SimulatedPayment(long id, PaymentOrder order, Status status, String statusDetail, Instant createdAt,
    Instant updatedAt, Instant approvedAt, BigDecimal fee, List<SimulatedRefund> refunds) {

    static SimulatedPayment pending(long id, PaymentOrder order, Instant now) {
        return new SimulatedPayment(id, order, Status.PENDING, "pending_waiting_transfer", now, now, null, null,
            List.of());
    }

    String brCode() {
        return BrCode.of(order.amount(), "sim" + id);
    }

    boolean isOverdue(Instant now) {
        return status == Status.PENDING && !now.isBefore(order.expiresAt());
    }

    SimulatedPayment approved(Instant now, BigDecimal keptFee) {
        return new SimulatedPayment(id, order, Status.APPROVED, "accredited", createdAt, now, now, keptFee, refunds);
    }

    SimulatedPayment in(Status next, String detail, Instant now) {
        return new SimulatedPayment(id, order, next, detail, createdAt, now, approvedAt, fee, refunds);
    }

    SimulatedPayment refunded(SimulatedRefund refund, Instant now) {
        List<SimulatedRefund> all = new ArrayList<>(refunds);
        all.add(refund);
        return withRefunds(all, now);
    }

    SimulatedPayment settled(long refundId, boolean approve, Instant now) {
        return withRefunds(refunds.stream().map(r -> r.id() == refundId ? r.settled(approve) : r).toList(), now);
    }

    Optional<SimulatedRefund> refund(long refundId) {
        return refunds.stream().filter(refund -> refund.id() == refundId).findFirst();
    }

    /** The sum of refunds that have arrived, in BRL. */
    BigDecimal refundedAmount() {
        return sum(refunds.stream().filter(refund -> refund.state() == SimulatedRefund.State.APPROVED).toList());
    }

    /** The amount that can still be refunded, without refunds under way. */
    BigDecimal refundable() {
        return order.amount().subtract(sum(countedRefunds()));
    }

    /** The refunds that were made or may still be. */
    List<SimulatedRefund> countedRefunds() {
        return refunds.stream().filter(refund -> refund.state() != SimulatedRefund.State.REJECTED).toList();
    }

    /** What reaches the shop of the money that came, in BRL; 0 until then. */
    BigDecimal netAmount() {
        return fee == null ? BigDecimal.ZERO.setScale(2) : order.amount().subtract(fee);
    }

    private SimulatedPayment withRefunds(List<SimulatedRefund> all, Instant now) {
        SimulatedPayment next = new SimulatedPayment(id, order, status, statusDetail, createdAt, now, approvedAt, fee,
            List.copyOf(all));
        BigDecimal back = next.refundedAmount();
        if (status != Status.APPROVED) {
            return next;
        }
        if (back.compareTo(order.amount()) == 0) {
            return next.in(Status.REFUNDED, "refunded", now);
        }
        return back.signum() > 0 ? next.in(status, "partially_refunded", now) : next;
    }

    private static BigDecimal sum(List<SimulatedRefund> refunds) {
        return refunds.stream().map(SimulatedRefund::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
