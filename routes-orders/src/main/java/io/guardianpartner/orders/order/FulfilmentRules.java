package io.guardianpartner.orders.order;

import java.time.Instant;
import java.util.Optional;

import io.guardianpartner.orders.order.Decision.Impossible;

/** Rules of the kitchen's work on an order. */
public final class FulfilmentRules {

    private FulfilmentRules() {}

    /** The kitchen moves the order on, or cancels it before it has begun. */
    public static Decision movedTo(Order order, OrderStatus wanted, Instant now) {
        Optional<OrderStatus> next = Trigger.ofKitchen(wanted).flatMap(order.status()::after);
        if (next.isEmpty()) {
            return new Impossible(order, "An order that is " + order.status() + " cannot become " + wanted + " here.");
        }
        return next.get() == OrderStatus.CANCELLED
            ? CancellationRules.cancelledByKitchen(order, now)
            : order.change().becoming(next.get(), now);
    }
}
