package io.guardianpartner.orders.order;

import java.util.Objects;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * One product of an order. Name and unit price are those at which the catalog reserved it, and absent until then.
 *
 * @param quantity 1 to 99
 */
public record Line(UUID productId, int quantity, String name, Money unitPrice) {

    public static final int MAX_QUANTITY = 99;

    public Line {
        Objects.requireNonNull(productId, "productId");
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new IllegalArgumentException("quantity " + quantity + " is not within 1 to " + MAX_QUANTITY);
        }
    }

    /** A line as the customer asks for it. */
    public static Line wanted(UUID productId, int quantity) {
        return new Line(productId, quantity, null, null);
    }

    /** What the line costs; only of a line that was reserved. */
    public Money price() {
        return unitPrice.times(quantity);
    }
}
