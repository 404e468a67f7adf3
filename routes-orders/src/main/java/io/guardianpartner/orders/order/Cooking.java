package io.guardianpartner.orders.order;

import java.time.Instant;
import java.util.Optional;

import io.guardianpartner.orders.order.Alarm.Kind;
import io.guardianpartner.orders.order.Decision.Impossible;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.CancelPayment;

/** What the kitchen and the owner may do to an order, and what a shortage does to it. */
public final class Cooking {

    private Cooking() {}

    /** The kitchen moves the order on, or cancels it before it has begun. */
    public static Decision movedTo(Order order, OrderStatus wanted, Instant now) {
        Optional<OrderStatus> next = Trigger.ofKitchen(wanted).flatMap(order.status()::after);
        if (next.isEmpty()) {
            return new Impossible(order, "An order that is " + order.status() + " cannot become " + wanted + " here.");
        }
        return next.get() == OrderStatus.CANCELLED
            ? cancelled(order.change(), order, next.get(), "cancelled by the kitchen", now)
            : order.change().becoming(next.get(), now);
    }

    /**
     * Its owner takes the order back, paid or not. To do so twice changes nothing.
     *
     * @param reason what the owner says about it; may be null
     */
    public static Decision cancelledByOwner(Order order, String reason, Instant now) {
        if (order.status() == OrderStatus.CANCELLED) {
            return new Unchanged(order, "cancelled already");
        }
        return order.status().after(Trigger.OWNER_CANCELS)
            .map(next -> cancelled(order.change().cancelReason(reason), order, next, "cancelled by its owner", now))
            .orElseGet(() -> new Impossible(order, "An order that is " + order.status() + " cannot be cancelled."));
    }

    /** The order was paid after its reservation had run out, and the stock is gone. */
    public static Decision stockIsGone(Order order, String detail, Instant now) {
        if (order.status().isInTheKitchen()) {
            return Paying.alarmed(order.change(), new Alarm(Kind.STOCK_GONE_IN_KITCHEN, detail, now));
        }
        return order.status().after(Trigger.STOCK_IS_GONE)
            .map(next -> cancelled(order.change(), order, next, "out of stock", now))
            .orElseGet(() -> new Unchanged(order, "the order is " + order.status()));
    }

    private static Decision cancelled(OrderBuilder change, Order order, OrderStatus next, String why, Instant now) {
        return change.becoming(next, now, new CancelPayment(order.paymentId(), why));
    }
}
