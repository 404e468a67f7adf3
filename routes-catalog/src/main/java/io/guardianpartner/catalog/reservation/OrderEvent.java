package io.guardianpartner.catalog.reservation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of an order, as far as it concerns the stock.
 *
 * @param version of the order; the higher one is the later
 * @param cause empty: nothing that concerns the stock
 * @param lines what the order consists of, one line for each product
 */
record OrderEvent(UUID orderId, int version, Optional<Cause> cause, List<Line> lines) {}
