package io.guardianpartner.catalog.sales;

import java.util.UUID;

import io.guardianpartner.message.Money;
import jakarta.validation.constraints.NotNull;

/**
 * The sales of a product: the portions of reservations that are COMMITTED now: their orders are paid and were not
 * cancelled, so the portions have left the stock. They count on the day on which the order first reserved them, as its number does. The
 * money is that of the order's prices; what was refunded of an order that stands is not taken off, since only payments knows of it.
 *
 * @param name as it is now; of a deleted product, as it was last
 */
record SaleView(@NotNull UUID productId, @NotNull String name, @NotNull long portions, @NotNull Money total) {}
