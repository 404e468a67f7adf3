package io.guardianpartner.catalog.reservation;

import java.util.UUID;

import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Money;

/**
 * A product as an order finds it, while nobody else can change its stock.
 *
 * @param onMenu false: it was deleted; what is promised of it stays promised, and nobody gets more
 */
record LockedProduct(UUID productId, String name, Money unitPrice, boolean onMenu, Stock stock) {

    int available() {
        return onMenu ? stock.available() : 0;
    }

    LockedProduct with(Stock other) {
        return new LockedProduct(productId, name, unitPrice, onMenu, other);
    }
}
