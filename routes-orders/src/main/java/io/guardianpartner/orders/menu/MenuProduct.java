package io.guardianpartner.orders.menu;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.message.payload.ProductChanged;
import io.guardianpartner.orders.dynamodb.ItemReader;
import io.guardianpartner.orders.dynamodb.ItemWriter;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A product as the replica has it.
 *
 * @param version the catalog's; only a higher one replaces it
 * @param deleted a tombstone
 */
record MenuProduct(UUID id, String name, String description, Money price, List<URI> pictures, String categoryType,
    long version, boolean deleted, Instant updatedAt) {

    static final String KEY = "productId";
    static final String VERSION = "version";

    static MenuProduct of(ProductChanged changed) {
        return new MenuProduct(changed.id(), changed.name(), changed.description(), changed.price(),
            changed.pictures(), changed.categoryType(), changed.version(), changed.deleted(), changed.updatedAt());
    }

    static MenuProduct read(Map<String, AttributeValue> attributes) {
        ItemReader item = new ItemReader(attributes);
        return new MenuProduct(item.uuid(KEY), item.text("name"), item.text("description"), item.money("price"),
            item.values("pictures").stream().map(value -> URI.create(value.s())).toList(),
            item.text("categoryType"), item.number(VERSION), item.flag("deleted"), item.instant("updatedAt"));
    }

    /**
     * @param messageKey the message that told of it; null if none did
     * @param bodyHash of that message
     */
    Map<String, AttributeValue> write(String messageKey, String bodyHash) {
        return new ItemWriter().text(KEY, id).text("name", name).text("description", description).text("price", price)
            .values("pictures", pictures.stream().map(uri -> AttributeValue.fromS(uri.toString())).toList())
            .text("categoryType", categoryType).number(VERSION, version).flag("deleted", deleted)
            .text("updatedAt", updatedAt).text("messageKey", messageKey).text("bodyHash", bodyHash).item();
    }
}
