package io.guardianpartner.message.payload;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * A product as it is now, or as it was when it was deleted.
 *
 * @param version
 *            raised with every change; a copy takes only what is higher than its own
 * @param deleted
 *            the copy keeps a tombstone
 */
public record ProductChanged(UUID id, String name, String description, Money price, List<URI> pictures,
    String categoryType, long version, boolean deleted, Instant updatedAt) {

    public ProductChanged {
        pictures = List.copyOf(pictures);
    }
}
