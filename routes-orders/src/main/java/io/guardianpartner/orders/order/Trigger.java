package io.guardianpartner.orders.order;

import java.util.Map;
import java.util.Optional;

/** Events that can move an order from one status to the next. */
public enum Trigger {

    PAYMENT_SUCCEEDS, PAYMENT_FAILS, FULLY_REFUNDED, STOCK_IS_GONE, PLACING_FAILS, OWNER_CANCELS, OWNER_PAYS_ANEW, KITCHEN_STARTS, KITCHEN_FINISHES, KITCHEN_HANDS_OVER, KITCHEN_CANCELS;

    private static final Map<OrderStatus, Trigger> BY_THE_KITCHEN = Map.of(
        OrderStatus.IN_PROGRESS, KITCHEN_STARTS,
        OrderStatus.DONE, KITCHEN_FINISHES,
        OrderStatus.FINISHED, KITCHEN_HANDS_OVER,
        OrderStatus.CANCELLED, KITCHEN_CANCELS);

    /** What the kitchen does by asking for this status; nothing for those that only others can bring about. */
    public static Optional<Trigger> ofKitchen(OrderStatus wanted) {
        return Optional.ofNullable(BY_THE_KITCHEN.get(wanted));
    }
}
