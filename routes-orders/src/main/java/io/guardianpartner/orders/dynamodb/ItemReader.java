package io.guardianpartner.orders.dynamodb;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.guardianpartner.message.Money;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads an item attribute by attribute. What the item lacks is null, zero or an empty list. */
public final class ItemReader {

    private final Map<String, AttributeValue> item;

    public ItemReader(Map<String, AttributeValue> item) {
        this.item = item;
    }

    public String text(String name) {
        return as(name, AttributeValue::s);
    }

    /** An id that was written as text or as its bytes. */
    public UUID uuid(String name) {
        return as(name, value -> value.b() == null ? UUID.fromString(value.s()) : uuid(value.b().asByteBuffer()));
    }

    /** A time that was written as text or as its milliseconds. */
    public Instant instant(String name) {
        return as(name, value -> value.n() == null
            ? Instant.parse(value.s())
            : Instant.ofEpochMilli(Long.parseLong(value.n())));
    }

    public Money money(String name) {
        return as(name, value -> Money.of(value.s()));
    }

    public long number(String name) {
        return item.containsKey(name) ? Long.parseLong(item.get(name).n()) : 0;
    }

    public boolean flag(String name) {
        return item.containsKey(name) && item.get(name).bool();
    }

    public List<AttributeValue> values(String name) {
        return item.containsKey(name) ? item.get(name).l() : List.of();
    }

    public <T> T map(String name, Function<ItemReader, T> reader) {
        return as(name, value -> reader.apply(new ItemReader(value.m())));
    }

    public <T> List<T> list(String name, Function<ItemReader, T> reader) {
        return values(name).stream().map(value -> reader.apply(new ItemReader(value.m()))).toList();
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private <T> T as(String name, Function<AttributeValue, T> type) {
        return item.containsKey(name) ? type.apply(item.get(name)) : null;
    }
}
