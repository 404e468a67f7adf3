package io.guardianpartner.orders.placement;

import java.util.List;

import io.guardianpartner.orders.order.Line;

/**
 * One request to place an order, under its key.
 *
 * @param lines equal products merged
 * @param customerId null for guests
 * @param key the Idempotency-Key, the client's or one of ours
 * @param isKeyless whether it is ours, which the client never learns
 */
record Placement(List<Line> lines, String notes, String payerEmail, String customerId, String key,
    boolean isKeyless) {

    static final String PROPERTY = "placement";

    boolean isGuest() {
        return customerId == null;
    }

    /** Says nothing of who orders, nor of their key. */
    @Override
    public String toString() {
        return "Placement of " + lines.size() + " lines";
    }
}
