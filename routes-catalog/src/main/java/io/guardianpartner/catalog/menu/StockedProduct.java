package io.guardianpartner.catalog.menu;

import io.guardianpartner.catalog.ETag;
import io.guardianpartner.catalog.stock.Stock;

/** A product and how much of it there is. */
record StockedProduct(Product product, Stock stock) {

    /** Of the menu first; then of the stock, which moves with every order. */
    public String etag() {
        return ETag.of(product.version(), stock.version());
    }
}
