package io.guardianpartner.orders.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A request to the catalog to reserve an order's lines; the order's id and version make the call idempotent.
 *
 * @param orderVersion absent when it is placed first, so that a version of the catalog that knows no others takes it
 */
record ReservationRequest(UUID orderId, Instant payBy, List<Line> lines, Integer orderVersion) {

    record Line(UUID productId, int quantity) {}
}
