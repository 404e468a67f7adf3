package io.guardianpartner.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.OrderStatusChanged;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of the cases with DynamoDB: orders of some 2 KB, each with the record of handled messages and the outbox in it. */
public final class SampleItems {

    /** The hash key. */
    public static final String KEY = "orderId";

    private static final String APPLIED = "applied";
    private static final String STATUS = "status";
    private static final AttributeValue LINES = AttributeValue.fromS("What was ordered, and for whom. ".repeat(50));

    private SampleItems() {}

    /** The item of an order that waits for its payment. */
    public static Map<String, AttributeValue> order(String id) {
        return Map.of(KEY, AttributeValue.fromS(id), OutboxAttribute.REVISION, AttributeValue.fromN("1"), STATUS,
            AttributeValue.fromS("PAYMENT_PENDING"), "lines", LINES, APPLIED, AttributeValue.fromM(Map.of()));
    }

    /** The same, with a message that waits to be published. The index has it due in an hour: nothing but a wake sends it. */
    public static Map<String, AttributeValue> sending(String id) {
        var item = new HashMap<>(order(id));
        OutboxAttribute.add(item, List.of(statusChanged(UUID.fromString(id))));
        OutboxAttribute.due(item, id, Instant.now().plus(Duration.ofHours(1)));
        return item;
    }

    /** The item after the payment: a message is handled, the order has its next status and revision. Empty if it was handled before. */
    public static Map<String, AttributeValue> paid(Map<String, AttributeValue> item, String messageKey,
        String bodyHash) {
        var applied = new HashMap<>(item.get(APPLIED).m());
        if (applied.put(messageKey, AttributeValue.fromS(bodyHash)) != null) {
            return Map.of();
        }
        var result = next(item);
        result.put(APPLIED, AttributeValue.fromM(applied));
        result.put(STATUS, AttributeValue.fromS("AWAITING"));
        return result;
    }

    /** The item without its outbox. */
    public static Map<String, AttributeValue> sent(Map<String, AttributeValue> item) {
        var result = next(item);
        List.of(OutboxAttribute.OUTBOX, OutboxAttribute.DUE_SHARD, OutboxAttribute.DUE_AT).forEach(result::remove);
        return result;
    }

    /** What an order tells when it is paid. */
    public static OrderStatusChanged change(UUID order) {
        return new OrderStatusChanged(order, 2, "PAYMENT_PENDING", "AWAITING",
            List.of(new OrderStatusChanged.Item(order, 2, "Feijoada", Money.of("29.90"))), Money.of("59.80"),
            Instant.now());
    }

    /** The message of {@link #change}. */
    public static Message statusChanged(UUID order) {
        return Contract.load().message(Services.ORDERS, Services.ANY, MessageTypes.MSG_ORDER_STATUS_CHANGED, order,
            change(order));
    }

    private static Map<String, AttributeValue> next(Map<String, AttributeValue> item) {
        var result = new HashMap<>(item);
        result.compute(OutboxAttribute.REVISION,
            (name, read) -> AttributeValue.fromN(Long.toString(Long.parseLong(read.n()) + 1)));
        return result;
    }
}
