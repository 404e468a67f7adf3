package io.guardianpartner.catalog.menu;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that the restaurant sells. A deleted product stays known, because orders that have it are still served.
 *
 * @param version 1 at first, raised by one with every change, the deletion included
 */
record Product(UUID id, ProductDetails details, long version, boolean deleted, Instant createdAt, Instant updatedAt) {

    static Product create(UUID id, ProductDetails details, Instant now) {
        return new Product(id, details, 1, false, now, now);
    }

    Product change(ProductDetails other, Instant now) {
        return new Product(id, other, version + 1, false, createdAt, now);
    }

    Product delete(Instant now) {
        return new Product(id, details, version + 1, true, createdAt, now);
    }
}
