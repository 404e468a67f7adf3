package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.OrderPayment.State.PENDING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.CancelPayment;

/**
 * The decisions of placing: stored, priced by the reservation, given its Pix; or refused, or given up. Each may come
 * twice and from several at once (a client's retry, its concurrent twin, recovery): what is decided already stays.
 */
public final class PlacementRules {

    private final PlacementTimes times;

    public PlacementRules(PlacementTimes times) {
        this.times = times;
    }

    /** The longest that a client may be asked to wait before its next try: long before its order is undone without one. */
    public Duration longestWait() {
        return times.undoAfter().dividedBy(2);
    }

    /** The new order, neither priced nor payable yet. */
    public Order begin(UUID id, Owner owner, String trackingNumber, List<Line> lines, String notes, String payerEmail,
        boolean isKeyless, Instant now) {
        return new OrderBuilder(id).owner(owner).trackingNumber(trackingNumber).lines(lines).notes(notes)
            .payBy(now.plus(times.payWithin())).attempt(tried(payerEmail, isKeyless, now))
            .createdAt(now).updatedAt(now).build();
    }

    /** An order that was placed before is to be placed again. Its client can ask again, so it needs no key. */
    OrderBuilder begunAgain(OrderBuilder order, Instant now) {
        return order.payBy(now.plus(times.payWithin())).attempt(tried(null, false, now));
    }

    /** A client asks for the order once more: recovery and giving up are put off. */
    public Decision triedAgain(Order order, Instant now) {
        if (!order.isBeingPlaced()) {
            return new Unchanged(order, "no longer being placed");
        }
        return order.change().attempt(tried(order.attempt().payerEmail(), order.attempt().isKeyless(), now))
            .keepingStatus(now);
    }

    /** The catalog has reserved every line, at these names and prices. */
    public Decision priced(Order order, List<Line> reserved, Instant now) {
        if (!order.isBeingPlaced() || order.isPriced()) {
            return new Unchanged(order, "prices are not wanted any more");
        }
        Map<UUID, Line> byProduct = reserved.stream().collect(Collectors.toMap(Line::productId, Function.identity()));
        List<Line> lines = order.lines().stream().map(line -> sameOf(line, byProduct)).toList();
        if (isRepriced(order.lines(), lines)) {
            return givenUp(order, Rejection.closed("Prices have changed: place another order."), now);
        }
        return total(lines).<Decision>map(total -> order.change().lines(lines).total(total).keepingStatus(now))
            .orElseGet(() -> givenUp(order, Rejection.unprocessable("The total is more than can be paid."), now));
    }

    /** Payments has created the Pix. A payment message may have told of it before. */
    public Decision pixIssued(Order order, UUID paymentId, Pix pix, Instant now) {
        if (order.status() == OrderStatus.CANCELLED || !order.accepts(paymentId)) {
            return new Unchanged(order, "the Pix is not wanted any more");
        }
        OrderPayment payment = order.payment() == null ? OrderPayment.adopted(paymentId, PENDING) : order.payment();
        if (payment.pix() != null) {
            return new Unchanged(order, "has its Pix already");
        }
        return order.change().payment(payment.with(pix)).attempt(null).keepingStatus(now);
    }

    /** Payments has a payment that the broker refused. The message that tells of it may have come before. */
    public Decision paymentRefused(Order order, UUID paymentId, Instant now) {
        if (!order.isBeingPlaced() || !order.accepts(paymentId)) {
            return new Unchanged(order, "the payment is not wanted any more");
        }
        OrderStatus next = order.status().after(Trigger.PAYMENT_FAILS).orElseThrow();
        return order.change().payment(OrderPayment.adopted(paymentId, OrderPayment.State.FAIL))
            .rejection(Rejection.paymentRefused()).becoming(next, now);
    }

    /** Catalog or payments says never. It ends the order only if the step was still open: a twin may have got past. */
    public Decision refused(Order order, Step step, Rejection rejection, Instant now) {
        return nextStep(order) == step ? givenUp(order, rejection, now) : new Unchanged(order, "got past that step");
    }

    /** Recovery could not finish the placing: another look later, or the end of it. */
    public Decision recovered(Order order, Instant now) {
        if (!order.isBeingPlaced()) {
            return new Unchanged(order, "no longer being placed");
        }
        if (isToBeGivenUp(order, now)) {
            return givenUp(order, Rejection.closed("The order could not be placed in time and was undone."), now);
        }
        PlacementAttempt attempt = order.attempt();
        return order.change().attempt(
            new PlacementAttempt(attempt.triedAt(), now.plus(times.recoverEvery()), attempt.payerEmail(),
                attempt.isKeyless()))
            .keepingStatus(now);
    }

    /**
     * Whether nobody has asked for the order for so long that it is not to be finished any more. A client without a key cannot ask
     * again: the order would be finished for nobody.
     */
    public boolean isToBeGivenUp(Order order, Instant now) {
        if (!order.isBeingPlaced()) {
            return false;
        }
        return !now.isBefore(givesUpAt(order.attempt()));
    }

    /** When a placing that is under way is given up, unless its client asks again before. */
    public Instant givesUpAt(PlacementAttempt attempt) {
        return attempt.isKeyless() ? attempt.recoverAt() : attempt.triedAt().plus(times.undoAfter());
    }

    /** Whether too little time remains for a Pix, so that the order cannot be paid any more. */
    public boolean isTooLateForPix(Order order, Instant now) {
        return now.plus(times.pixNeeds()).isAfter(order.payBy());
    }

    /** What is to be done next to place this order. */
    public static Step nextStep(Order order) {
        if (!order.isBeingPlaced()) {
            return Step.NONE;
        }
        return order.isPriced() ? Step.ASK_FOR_PIX : Step.RESERVE;
    }

    /** The steps of placing that follow the storing. */
    public enum Step {
        RESERVE, ASK_FOR_PIX, NONE
    }

    private static Decision givenUp(Order order, Rejection rejection, Instant now) {
        OrderStatus next = order.status().after(Trigger.PLACING_FAILS).orElseThrow();
        return order.change().rejection(rejection)
            .becoming(next, now, new CancelPayment(order.paymentId(), "the order was not placed"));
    }

    /** Whether an order that has been told its prices would have others. */
    private static boolean isRepriced(List<Line> told, List<Line> reserved) {
        return IntStream.range(0, told.size()).anyMatch(i -> told.get(i).unitPrice() != null
            && !told.get(i).unitPrice().equals(reserved.get(i).unitPrice()));
    }

    private static Line sameOf(Line line, Map<UUID, Line> reserved) {
        Line same = reserved.get(line.productId());
        if (same == null || same.quantity() != line.quantity() || same.unitPrice() == null) {
            throw new IllegalStateException("the reservation differs from the order in product " + line.productId());
        }
        return same;
    }

    /** Empty if it is beyond any amount of money. */
    private static Optional<Money> total(List<Line> lines) {
        try {
            return Optional.of(lines.stream().map(Line::price).reduce(Money.ZERO, Money::plus));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private PlacementAttempt tried(String payerEmail, boolean isKeyless, Instant now) {
        return new PlacementAttempt(now, now.plus(times.recoverAfter()), payerEmail, isKeyless);
    }
}
