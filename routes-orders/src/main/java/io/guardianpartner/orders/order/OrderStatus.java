package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.Trigger.FULLY_REFUNDED;
import static io.guardianpartner.orders.order.Trigger.KITCHEN_CANCELS;
import static io.guardianpartner.orders.order.Trigger.KITCHEN_FINISHES;
import static io.guardianpartner.orders.order.Trigger.KITCHEN_HANDS_OVER;
import static io.guardianpartner.orders.order.Trigger.KITCHEN_STARTS;
import static io.guardianpartner.orders.order.Trigger.OWNER_CANCELS;
import static io.guardianpartner.orders.order.Trigger.OWNER_PAYS_ANEW;
import static io.guardianpartner.orders.order.Trigger.PAYMENT_FAILS;
import static io.guardianpartner.orders.order.Trigger.PAYMENT_SUCCEEDS;
import static io.guardianpartner.orders.order.Trigger.PLACING_FAILS;
import static io.guardianpartner.orders.order.Trigger.STOCK_IS_GONE;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The states of an order. The whole state machine is {@link #TABLE}: what it does not list cannot happen. */
public enum OrderStatus {

    PAYMENT_PENDING, AWAITING, IN_PROGRESS, DONE, FINISHED, PAYMENT_FAILED, CANCELLED;

    private static final Map<OrderStatus, Map<Trigger, OrderStatus>> TABLE = new EnumMap<>(Map.of(
        PAYMENT_PENDING, Map.of(
            PAYMENT_SUCCEEDS, AWAITING,
            PAYMENT_FAILS, PAYMENT_FAILED,
            PLACING_FAILS, CANCELLED,
            OWNER_CANCELS, CANCELLED,
            FULLY_REFUNDED, CANCELLED),
        AWAITING, Map.of(
            KITCHEN_STARTS, IN_PROGRESS,
            KITCHEN_CANCELS, CANCELLED,
            OWNER_CANCELS, CANCELLED,
            FULLY_REFUNDED, CANCELLED,
            STOCK_IS_GONE, CANCELLED),
        IN_PROGRESS, Map.of(KITCHEN_FINISHES, DONE),
        DONE, Map.of(KITCHEN_HANDS_OVER, FINISHED),
        FINISHED, Map.of(),
        PAYMENT_FAILED, Map.of(OWNER_PAYS_ANEW, PAYMENT_PENDING),
        CANCELLED, Map.of()));

    /** The status that follows, or nothing if the trigger has no place here. */
    public Optional<OrderStatus> after(Trigger trigger) {
        return Optional.ofNullable(TABLE.get(this).get(trigger));
    }

    /** Whether the order is still to be worked off by the kitchen, so that its board shows it. */
    public boolean isOnBoard() {
        return this == AWAITING || this == IN_PROGRESS || this == DONE;
    }

    /** Whether the food is being made or was handed over, so that cancelling is too late. */
    public boolean isInTheKitchen() {
        return this == IN_PROGRESS || this == DONE || this == FINISHED;
    }
}
