package io.guardianpartner.orders.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A request to the catalog to reserve an order's lines; the order's id makes the call idempotent. */
record ReservationRequest(UUID orderId, Instant payBy, List<Line> lines) {

    record Line(UUID productId, int quantity) {}
}
