package io.guardianpartner.orders.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.orders.history.HistoryEntry;
import io.guardianpartner.orders.history.MessageRef;
import io.guardianpartner.orders.history.OrderHistory;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An order as it lies in the table, or as it is to lie there.
 *
 * @param revision how often the item has been written; 0 if it never was
 * @param processed the messages and requests taken up last, oldest first
 * @param history the steps taken last; none of an order that a version stored which kept none
 * @param others what the relay and later versions keep in the item, handed on untouched by every change of the order
 */
public record StoredOrder(Order order, long revision, List<ProcessedMessage> processed, OrderHistory history,
    Map<String, AttributeValue> others) {

    static final int REMEMBERED = 32;

    public StoredOrder {
        processed = List.copyOf(processed);
        others = Map.copyOf(others);
    }

    public static StoredOrder fresh(Order order) {
        return new StoredOrder(order, 0, List.of(), OrderHistory.NONE, OrderTrace.attributes());
    }

    public Optional<ProcessedMessage> processed(String key) {
        return processed.stream().filter(known -> known.key().equals(key)).findFirst();
    }

    /** The same item after a change. */
    public StoredOrder changed(Order next, ProcessedMessage cause, HistoryEntry step) {
        List<ProcessedMessage> all = new ArrayList<>(processed);
        all.add(cause);
        return new StoredOrder(next, revision, all.subList(Math.max(0, all.size() - REMEMBERED), all.size()),
            history.with(step), others);
    }

    /** The messages that wait to be published. */
    public List<MessageRef> waiting() {
        return refs(OutboxAttribute.waiting(others));
    }

    /** The messages that SNS has refused for good. */
    public List<MessageRef> refused() {
        return refs(OutboxAttribute.refused(others));
    }

    private static List<MessageRef> refs(Map<String, String> typesById) {
        return typesById.entrySet().stream()
            .map(message -> new MessageRef(UUID.fromString(message.getKey()), message.getValue())).toList();
    }
}
