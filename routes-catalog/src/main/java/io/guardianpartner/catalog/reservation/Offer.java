package io.guardianpartner.catalog.reservation;

import java.util.UUID;

import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Money;

/**
 * A product as an order finds it on the shelf.
 *
 * @param onMenu false: it was deleted; what is promised of it stays promised, and nobody gets more
 */
record Offer(UUID productId, String name, Money unitPrice, boolean onMenu, Stock stock) {

    int available() {
        return onMenu ? stock.available() : 0;
    }

    Offer with(Stock other) {
        return new Offer(productId, name, unitPrice, onMenu, other);
    }
}
