package io.guardianpartner.catalog.stock;

import java.util.UUID;

import io.guardianpartner.catalog.ETag;
import jakarta.validation.constraints.NotNull;

/** The stock of a product as it is answered. */
record StockView(@NotNull UUID productId, int onHand, int reserved, int available, long version) {

    static StockView of(UUID productId, Stock stock) {
        return new StockView(productId, stock.onHand(), stock.reserved(), stock.available(), stock.version());
    }

    public String etag() {
        return ETag.of(version);
    }
}
