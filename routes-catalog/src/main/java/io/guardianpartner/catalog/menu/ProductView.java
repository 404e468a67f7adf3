package io.guardianpartner.catalog.menu;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Money;

/** A product as it is answered. */
record ProductView(UUID id, String name, String description, Money price, List<URI> pictures,
    CategoryType categoryType, Portions stock, long version, Instant createdAt, Instant updatedAt) {

    record Portions(int onHand, int reserved, int available) {}

    static ProductView of(StockedProduct stocked) {
        Product product = stocked.product();
        ProductDetails details = product.details();
        Stock stock = stocked.stock();
        return new ProductView(product.id(), details.name(), details.description(), details.price(),
            details.pictures(), details.categoryType(),
            new Portions(stock.onHand(), stock.reserved(), stock.available()),
            product.version(), product.createdAt(), product.updatedAt());
    }
}
