package io.guardianpartner.catalog.menu;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Money;
import jakarta.validation.constraints.NotNull;

/** A product as it is answered. */
record ProductView(@NotNull UUID id, @NotNull String name, @NotNull String description, @NotNull Money price,
    @NotNull List<URI> pictures, @NotNull CategoryType categoryType, @NotNull Portions stock, long version,
    @NotNull Instant createdAt, @NotNull Instant updatedAt) {

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
