package io.guardianpartner.message.payload;

import java.util.List;
import java.util.UUID;

/**
 * A paid order cannot be served: its reservation had lapsed and the stock is gone.
 *
 * @param lines
 *            those that lack stock
 */
public record StockUnavailable(UUID orderId, List<Line> lines) {

    public StockUnavailable {
        lines = List.copyOf(lines);
    }

    /** Portions of one product: how many the order wants, how many are there. */
    public record Line(UUID productId, String name, int wanted, int available) {}
}
