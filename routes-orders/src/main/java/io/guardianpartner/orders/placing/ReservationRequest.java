package io.guardianpartner.orders.placing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the catalog is asked to hold for an order; the order's id makes the call idempotent. */
record ReservationRequest(UUID orderId, Instant payBy, List<Line> lines) {

    record Line(UUID productId, int quantity) {}
}
