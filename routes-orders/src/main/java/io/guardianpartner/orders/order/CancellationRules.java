package io.guardianpartner.orders.order;

import java.time.Instant;

import io.guardianpartner.orders.order.Decision.Impossible;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.CancelPayment;
import io.guardianpartner.orders.order.OperatorAlert.Kind;

/** Rules of taking an order back: by its owner, by the kitchen, and because its stock is gone. Its payment goes back with it. */
public final class CancellationRules {

    private CancellationRules() {}

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
            .map(next -> cancelled(order.change().cancelReason(reason), order, "cancelled by its owner", now))
            .orElseGet(() -> new Impossible(order, "An order that is " + order.status() + " cannot be cancelled."));
    }

    /** The order was paid after its reservation had run out, and the stock is gone. */
    public static Decision stockIsGone(Order order, String detail, Instant now) {
        if (order.status().isInTheKitchen()) {
            return PaymentRules.alerted(order.change(), new OperatorAlert(Kind.STOCK_GONE_IN_KITCHEN, detail, now));
        }
        return order.status().after(Trigger.STOCK_IS_GONE)
            .map(next -> cancelled(order.change(), order, "out of stock", now))
            .orElseGet(() -> new Unchanged(order, "the order is " + order.status()));
    }

    /** The kitchen has not begun with it. */
    static Decision cancelledByKitchen(Order order, Instant now) {
        return cancelled(order.change(), order, "cancelled by the kitchen", now);
    }

    private static Decision cancelled(OrderBuilder change, Order order, String why, Instant now) {
        return change.becoming(OrderStatus.CANCELLED, now, new CancelPayment(order.paymentId(), why));
    }
}
