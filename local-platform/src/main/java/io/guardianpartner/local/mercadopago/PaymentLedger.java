package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.ApiException.badRequest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final int MOST_PARTS = 20;

    private final Map<Long, SimulatedPayment> payments = new LinkedHashMap<>();
    private final Map<Long, List<SimulatedPayment>> histories = new HashMap<>();
    private final Clock clock;
    private final BigDecimal feePercent;
    private final BiConsumer<SimulatedPayment, String> listener;
    private long lastId;

    /**
     * Opens one without payments.
     *
     * @param feePercent the broker's share of what is paid
     * @param listener told of the payment and of {@link #CREATED} or {@link #UPDATED}
     */
    PaymentLedger(Clock clock, BigDecimal feePercent, BiConsumer<SimulatedPayment, String> listener) {
        this.clock = clock;
        this.feePercent = feePercent;
        this.listener = listener;
        this.lastId = clock.instant().getEpochSecond() * 100;
    }

    synchronized SimulatedPayment create(PaymentOrder order) {
        SimulatedPayment payment = SimulatedPayment.pending(++lastId, order, clock.instant());
        return store(payment, CREATED);
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

    /** All payments that there were at a time, as they were then; the newest first. */
    synchronized List<SimulatedPayment> allAsOf(Instant time) {
        return all().stream().flatMap(payment -> asOf(payment, time).stream()).toList();
    }

    /** Ends a payment that is not paid yet, as a shop may. */
    synchronized SimulatedPayment cancel(String id) {
        return change(id, EnumSet.of(Status.PENDING),
            payment -> payment.in(Status.CANCELLED, "by_collector", clock.instant()));
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
        return change(id, from, payment -> payment.approved(clock.instant(), fee(payment)));
    }

    synchronized SimulatedPayment reject(String id) {
        return change(id, EnumSet.of(Status.PENDING),
            payment -> payment.in(Status.REJECTED, "rejected_by_bank", clock.instant()));
    }

    synchronized SimulatedPayment expire(String id) {
        return change(id, EnumSet.of(Status.PENDING), this::expired);
    }

    /** Takes a dispute about a payment one step further. */
    synchronized SimulatedPayment dispute(String id, Dispute step) {
        SimulatedPayment payment = find(id);
        if (!step.follows(payment)) {
            throw wrongState(payment);
        }
        return store(payment.in(step.status(), step.detail(), clock.instant()), UPDATED);
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
        if (amount != null && payment.countedRefunds().size() >= MOST_PARTS) {
            throw badRequest(2022, "You have exceeded the max number of refunds for this payment");
        }
        BigDecimal wanted = amount == null ? payment.refundable() : amount;
        if (wanted.signum() == 0 || wanted.compareTo(payment.refundable()) > 0) {
            throw badRequest(4040, "The amount to refund is more than what is left: " + payment.refundable());
        }
        SimulatedRefund refund = new SimulatedRefund(++lastId, wanted, state, now);
        store(payment.refunded(refund, now), UPDATED);
        return refund;
    }

    /** Ends a delayed refund. Of a payment whose money was taken back meanwhile it can only be rejected. */
    synchronized SimulatedPayment settle(String id, long refundId, boolean approve) {
        SimulatedPayment payment = find(id);
        if (payment.refund(refundId).filter(refund -> refund.state() == SimulatedRefund.State.IN_PROCESS).isEmpty()) {
            throw ApiException.notFound("no refund " + refundId + " is in process");
        }
        if (approve && payment.status() != Status.APPROVED) {
            throw wrongState(payment);
        }
        return store(payment.settled(refundId, approve, clock.instant()), UPDATED);
    }

    synchronized void expireOverdue() {
        Instant now = clock.instant();
        List.copyOf(payments.values())
            .stream()
            .filter(payment -> payment.isOverdue(now))
            .forEach(payment -> store(expired(payment), UPDATED));
    }

    private SimulatedPayment change(String id, Set<Status> from, UnaryOperator<SimulatedPayment> change) {
        SimulatedPayment payment = find(id);
        if (!from.contains(payment.status())) {
            throw wrongState(payment);
        }
        return store(change.apply(payment), UPDATED);
    }

    private SimulatedPayment store(SimulatedPayment payment, String action) {
        payments.put(payment.id(), payment);
        histories.computeIfAbsent(payment.id(), id -> new ArrayList<>()).add(payment);
        listener.accept(payment, action);
        return payment;
    }

    private Optional<SimulatedPayment> asOf(SimulatedPayment payment, Instant time) {
        return histories.get(payment.id()).stream().filter(state -> !state.updatedAt().isAfter(time))
            .reduce((earlier, later) -> later);
    }

    private BigDecimal fee(SimulatedPayment payment) {
        return payment.order().amount().multiply(feePercent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }

    private SimulatedPayment expired(SimulatedPayment payment) {
        return payment.in(Status.CANCELLED, "expired", clock.instant());
    }

    private static ApiException wrongState(SimulatedPayment payment) {
        return badRequest(2063, "The action requested is not valid for the current payment state: "
            + payment.status().text());
    }
}
