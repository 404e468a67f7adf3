package io.guardianpartner.orders.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.orders.order.Order;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An order as it lies in the table, or as it is to lie there.
 *
 * @param revision how often the item has been written; 0 if it never was
 * @param applied the messages and requests taken up last, oldest first
 * @param others what the relay and later versions keep in the item, handed on untouched by whoever changes the order
 */
record StoredOrder(Order order, long revision, List<Applied> applied, Map<String, AttributeValue> others) {

    static final int REMEMBERED = 32;

    StoredOrder {
        applied = List.copyOf(applied);
        others = Map.copyOf(others);
    }

    static StoredOrder fresh(Order order) {
        return new StoredOrder(order, 0, List.of(), Map.of());
    }

    Optional<Applied> applied(String key) {
        return applied.stream().filter(known -> known.key().equals(key)).findFirst();
    }

    /** The same item after a change. */
    StoredOrder changed(Order next, Applied cause) {
        List<Applied> all = new ArrayList<>(applied);
        all.add(cause);
        return new StoredOrder(next, revision, all.subList(Math.max(0, all.size() - REMEMBERED), all.size()), others);
    }
}
