package io.guardianpartner.catalog.reservation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the catalog hears of an order.
 *
 * @param version of the order; the higher one is the later
 * @param cause empty: nothing that concerns the stock
 * @param lines what the order consists of, one line for each product
 */
record OrderNews(UUID orderId, int version, Optional<Cause> cause, List<Line> lines) {}
