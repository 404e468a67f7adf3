package io.guardianpartner.orders.update;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.guardianpartner.local.dynamodb.TableDefinition;
import io.guardianpartner.local.dynamodb.TableDefinition.Index;
import io.guardianpartner.orders.store.OrderItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What DynamoDB counts for a write of an order: a unit for each KB of the item that was begun, and one for each entry of an index that is
 * written or taken out. Sizes are those of
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">its documentation</a>.
 */
final class WriteUnits {

    private static final int UNIT = 1024;
    private static final int OF_A_DOCUMENT = 3;
    /** Of an item and of an entry of an index, on the disk. */
    private static final int OVERHEAD = 100;
    private static final List<Index> INDEXES = indexes();

    private WriteUnits() {}

    /** @param before empty if it is new */
    static int of(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        int item = Math.max(bytes(before), bytes(after));
        return (item + UNIT - 1) / UNIT + INDEXES.stream().mapToInt(index -> of(index, before, after)).sum();
    }

    /** What is kept of an item and of its entries in the indexes, in bytes. */
    static int kept(Map<String, AttributeValue> item) {
        return bytes(item) + OVERHEAD + INDEXES.stream().map(index -> entry(index, item)).filter(Objects::nonNull)
            .mapToInt(entry -> bytes(entry) + OVERHEAD).sum();
    }

    static int bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream().mapToInt(each -> length(each.getKey()) + bytes(each.getValue())).sum();
    }

    private static int bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> length(value.s());
            case N -> (value.n().length() + 1) / 2 + 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case L -> OF_A_DOCUMENT + value.l().stream().mapToInt(element -> 1 + bytes(element)).sum();
            case M -> OF_A_DOCUMENT + value.m().size() + bytes(value.m());
            default -> throw new IllegalArgumentException("no order has a " + value.type());
        };
    }

    /** One for an entry that comes or goes, two for one that goes to another place: it is taken out there and written here. */
    private static int of(Index index, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        Map<String, AttributeValue> old = entry(index, before);
        Map<String, AttributeValue> now = entry(index, after);
        return Objects.equals(old, now) ? 0 : (old == null ? 0 : 1) + (now == null ? 0 : 1);
    }

    /** Null if the index does not have the item. */
    private static Map<String, AttributeValue> entry(Index index, Map<String, AttributeValue> item) {
        List<String> keys = Stream.of(index.hashKey(), index.rangeKey(), OrderItem.KEY).distinct().toList();
        return item.keySet().containsAll(keys)
            ? keys.stream().collect(Collectors.toMap(Function.identity(), item::get))
            : null;
    }

    private static List<Index> indexes() {
        try (InputStream tables = WriteUnits.class.getResourceAsStream("/dynamodb-tables.yaml")) {
            return TableDefinition.read(tables).stream().filter(table -> table.name().equals("orders")).findFirst()
                .orElseThrow().indexes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
