package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.ApiException.badRequest;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * All payments with their transitions. Every change is announced once to the listener, after it happened. Safe for
 * many threads.
 */
class PaymentLedger {

    static final String CREATED = "payment.created";
    static final String UPDATED = "payment.updated";

    private static final Duration REFUND_WINDOW = Duration.ofDays(90);

    private final Map<Long, SimulatedPayment> payments = new LinkedHashMap<>();
    private final Clock clock;
    private final BiConsumer<SimulatedPayment, String> listener;
    private long lastId;

    /** @param listener told of the payment and of {@link #CREATED} or {@link #UPDATED} */
    PaymentLedger(Clock clock, BiConsumer<SimulatedPayment, String> listener) {
        this.clock = clock;
        this.listener = listener;
        this.lastId = clock.instant().getEpochSecond() * 100;
    }

    synchronized SimulatedPayment create(PaymentOrder order) {
        SimulatedPayment payment = SimulatedPayment.pending(++lastId, order, clock.instant());
        payments.put(payment.id(), payment);
        listener.accept(payment, CREATED);
        return payment;
    }

    /**
     * Finds a payment by the broker's id or by its external reference; of several with one reference, the newest.
     *
     * @throws ApiException 404
     */
    synchronized SimulatedPayment find(String idOrReference) {
        expireOverdue();
        return payments.values()
            .stream()
            .filter(payment -> String.valueOf(payment.id()).equals(idOrReference)
                || idOrReference.equals(payment.order().externalReference()))
            .max(Comparator.comparing(SimulatedPayment::id))
            .orElseThrow(() -> ApiException.notFound(idOrReference));
    }

    /** All payments, the newest first. */
    synchronized List<SimulatedPayment> all() {
        expireOverdue();
        List<SimulatedPayment> all = new ArrayList<>(payments.values());
        all.sort(Comparator.comparing(SimulatedPayment::id).reversed());
        return all;
    }

    /** Ends a payment that is not paid yet, as a shop may. */
    synchronized SimulatedPayment cancel(String id) {
        return change(id, EnumSet.of(Status.PENDING),
            payment -> payment.ended(Status.CANCELLED, "by_collector", clock.instant()));
    }

    /**
     * Money arrives.
     *
     * @param late also for a payment that has ended already, as happens when a bank is slow
     */
    synchronized SimulatedPayment pay(String id, boolean late) {
        Set<Status> from = late
            ? EnumSet.of(Status.PENDING, Status.CANCELLED, Status.REJECTED)
            : EnumSet.of(Status.PENDING);
        return change(id, from, payment -> payment.approved(clock.instant()));
    }

    synchronized SimulatedPayment reject(String id) {
        return change(id, EnumSet.of(Status.PENDING),
            payment -> payment.ended(Status.REJECTED, "rejected_by_bank", clock.instant()));
    }

    synchronized SimulatedPayment expire(String id) {
        return change(id, EnumSet.of(Status.PENDING), this::expired);
    }

    synchronized SimulatedPayment chargeBack(String id) {
        return change(id, EnumSet.of(Status.APPROVED),
            payment -> payment.ended(Status.CHARGED_BACK, "settled", clock.instant()));
    }

    /**
     * Gives money back.
     *
     * @param amount in BRL; null for all that is left
     */
    synchronized SimulatedRefund refund(String id, BigDecimal amount, SimulatedRefund.State state) {
        SimulatedPayment payment = find(id);
        Instant now = clock.instant();
        if (payment.status() != Status.APPROVED) {
            throw wrongState(payment);
        }
        if (payment.approvedAt().plus(REFUND_WINDOW).isBefore(now)) {
            throw badRequest(2024, "Payment too old to be refunded");
        }
        BigDecimal wanted = amount == null ? payment.refundable() : amount;
        if (wanted.signum() == 0 || wanted.compareTo(payment.refundable()) > 0) {
            throw badRequest(4040, "The amount to refund is more than what is left: " + payment.refundable());
        }
        SimulatedRefund refund = new SimulatedRefund(++lastId, wanted, state, now);
        store(payment.refunded(refund, now));
        return refund;
    }

    /** Ends a delayed refund. */
    synchronized SimulatedPayment settle(String id, long refundId, boolean approve) {
        SimulatedPayment payment = find(id);
        if (payment.refunds().stream()
            .noneMatch(r -> r.id() == refundId && r.state() == SimulatedRefund.State.IN_PROCESS)) {
            throw ApiException.notFound("no refund " + refundId + " is in process");
        }
        return store(payment.settled(refundId, approve, clock.instant()));
    }

    synchronized void expireOverdue() {
        Instant now = clock.instant();
        List.copyOf(payments.values())
            .stream()
            .filter(payment -> payment.isOverdue(now))
            .forEach(payment -> store(expired(payment)));
    }

    private SimulatedPayment change(String id, Set<Status> from, UnaryOperator<SimulatedPayment> change) {
        SimulatedPayment payment = find(id);
        if (!from.contains(payment.status())) {
            throw wrongState(payment);
        }
        return store(change.apply(payment));
    }

    private SimulatedPayment store(SimulatedPayment payment) {
        payments.put(payment.id(), payment);
        listener.accept(payment, UPDATED);
        return payment;
    }

    private SimulatedPayment expired(SimulatedPayment payment) {
        return payment.ended(Status.CANCELLED, "expired", clock.instant());
    }

    private static ApiException wrongState(SimulatedPayment payment) {
        return badRequest(2063, "The action requested is not valid for the current payment state: "
            + payment.status().text());
    }
}
