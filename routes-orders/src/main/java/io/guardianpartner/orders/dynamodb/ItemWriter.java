package io.guardianpartner.orders.dynamodb;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes an item attribute by attribute. What is absent, or an empty list, is left out. */
public final class ItemWriter {

    private final Map<String, AttributeValue> item = new LinkedHashMap<>();

    /** A text, or anything whose string form reads back as the same value. */
    public ItemWriter text(String name, Object value) {
        return value == null ? this : put(name, AttributeValue.fromS(value.toString()));
    }

    public ItemWriter number(String name, Number value) {
        return value == null ? this : put(name, AttributeValue.fromN(value.toString()));
    }

    /** An id as its 16 bytes: of its text that is less than half. */
    public ItemWriter id(String name, UUID value) {
        return put(name, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits()).array())));
    }

    public ItemWriter flag(String name, boolean value) {
        return put(name, AttributeValue.fromBool(value));
    }

    public ItemWriter values(String name, List<AttributeValue> values) {
        return values.isEmpty() ? this : put(name, AttributeValue.fromL(values));
    }

    public <T> ItemWriter map(String name, T value, BiConsumer<T, ItemWriter> writer) {
        return value == null ? this : put(name, written(value, writer));
    }

    public <T> ItemWriter list(String name, Collection<T> values, BiConsumer<T, ItemWriter> writer) {
        return values(name, values.stream().map(value -> written(value, writer)).toList());
    }

    public Map<String, AttributeValue> item() {
        return item;
    }

    private ItemWriter put(String name, AttributeValue value) {
        item.put(name, value);
        return this;
    }

    private static <T> AttributeValue written(T value, BiConsumer<T, ItemWriter> writer) {
        ItemWriter nested = new ItemWriter();
        writer.accept(value, nested);
        return AttributeValue.fromM(nested.item);
    }
}
