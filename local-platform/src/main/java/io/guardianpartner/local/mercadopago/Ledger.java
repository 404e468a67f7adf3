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
 * All payments, and what may become of them. Every change is announced once to the listener, after it happened. Safe for
 * many threads.
 */
class Ledger {

    static final String CREATED = "payment.created";
    static final String UPDATED = "payment.updated";

    private static final Duration REFUND_WINDOW = Duration.ofDays(90);

    private final Map<Long, Payment> payments = new LinkedHashMap<>();
    private final Clock clock;
    private final BiConsumer<Payment, String> listener;
    private long lastId;

    /** @param listener told of the payment and of {@link #CREATED} or {@link #UPDATED} */
    Ledger(Clock clock, BiConsumer<Payment, String> listener) {
        this.clock = clock;
        this.listener = listener;
        this.lastId = clock.instant().getEpochSecond() * 100;
    }

    synchronized Payment create(PaymentOrder order) {
        Payment payment = Payment.pending(++lastId, order, clock.instant());
        payments.put(payment.id(), payment);
        listener.accept(payment, CREATED);
        return payment;
    }

    /**
     * Finds a payment by the broker's id or by its external reference; of several with one reference, the newest.
     *
     * @throws ApiException 404
     */
    synchronized Payment find(String idOrReference) {
        expireOverdue();
        return payments.values()
            .stream()
            .filter(payment -> String.valueOf(payment.id()).equals(idOrReference)
                || idOrReference.equals(payment.order().externalReference()))
            .max(Comparator.comparing(Payment::id))
            .orElseThrow(() -> ApiException.notFound(idOrReference));
    }

    /** All payments, the newest first. */
    synchronized List<Payment> all() {
        expireOverdue();
        List<Payment> all = new ArrayList<>(payments.values());
        all.sort(Comparator.comparing(Payment::id).reversed());
        return all;
    }

    /** What the shop may do: end a payment that nobody has paid yet. */
    synchronized Payment cancel(String id) {
        return change(id, EnumSet.of(Status.PENDING),
            payment -> payment.ended(Status.CANCELLED, "by_collector", clock.instant()));
    }

    /**
     * Money arrives.
     *
     * @param late also for a payment that has ended already, as happens when a bank is slow
     */
    synchronized Payment pay(String id, boolean late) {
        Set<Status> from = late
            ? EnumSet.of(Status.PENDING, Status.CANCELLED, Status.REJECTED)
            : EnumSet.of(Status.PENDING);
        return change(id, from, payment -> payment.approved(clock.instant()));
    }

    synchronized Payment reject(String id) {
        return change(id, EnumSet.of(Status.PENDING),
            payment -> payment.ended(Status.REJECTED, "rejected_by_bank", clock.instant()));
    }

    synchronized Payment expire(String id) {
        return change(id, EnumSet.of(Status.PENDING), this::expired);
    }

    synchronized Payment chargeBack(String id) {
        return change(id, EnumSet.of(Status.APPROVED),
            payment -> payment.ended(Status.CHARGED_BACK, "settled", clock.instant()));
    }

    /**
     * Gives money back.
     *
     * @param amount in BRL; null for all that is left
     */
    synchronized Refund refund(String id, BigDecimal amount, Refund.State state) {
        Payment payment = find(id);
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
        Refund refund = new Refund(++lastId, wanted, state, now);
        store(payment.refunded(refund, now));
        return refund;
    }

    /** Ends a refund that was held up. */
    synchronized Payment settle(String id, long refundId, boolean approve) {
        Payment payment = find(id);
        if (payment.refunds().stream().noneMatch(r -> r.id() == refundId && r.state() == Refund.State.IN_PROCESS)) {
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

    private Payment change(String id, Set<Status> from, UnaryOperator<Payment> change) {
        Payment payment = find(id);
        if (!from.contains(payment.status())) {
            throw wrongState(payment);
        }
        return store(change.apply(payment));
    }

    private Payment store(Payment payment) {
        payments.put(payment.id(), payment);
        listener.accept(payment, UPDATED);
        return payment;
    }

    private Payment expired(Payment payment) {
        return payment.ended(Status.CANCELLED, "expired", clock.instant());
    }

    private static ApiException wrongState(Payment payment) {
        return badRequest(2063, "The action requested is not valid for the current payment state: "
            + payment.status().text());
    }
}
