package io.guardianpartner.orders.placing;

import java.util.List;

import io.guardianpartner.orders.order.Line;

/**
 * One request to place an order, under its key.
 *
 * @param lines equal products merged
 * @param customerId null for guests
 * @param key the Idempotency-Key, the client's or one of ours
 */
record Placement(List<Line> lines, String notes, String payerEmail, String customerId, String key) {

    static final String PROPERTY = "placement";

    boolean isGuest() {
        return customerId == null;
    }
}
