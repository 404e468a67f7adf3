package io.guardianpartner.orders.update;

import java.util.UUID;

import io.guardianpartner.orders.order.Order;

/**
 * The end of an {@link OrderChange}.
 *
 * @param order as it lies in the table now; null if there is none
 * @param why what stood against the change; null if it was stored
 */
public record UpdateResult(UUID orderId, Kind kind, Order order, String why) {

    /** The ways in which a change ends. */
    public enum Kind {
        /** Stored, together with its messages. */
        STORED,
        /** It had nothing to change. */
        UNCHANGED,
        /** The order's rules forbid it for good. */
        IMPOSSIBLE,
        /** It was stored before, by an earlier delivery of the same. */
        REPEATED,
        /** Another change was stored under its key. */
        FORGED,
        /** There is no such order. */
        UNKNOWN_ORDER
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
