package io.guardianpartner.routing.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTooLargeException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The outbox that travels inside a DynamoDB item, and the index keys by which the relay finds it. The one conditional
 * PutItem that changes the item stores both.
 *
 * <pre>{@code
 * OutboxAttribute.add(item, messages);            // behind what may still wait there
 * OutboxAttribute.due(item, orderId, now);        // then put the item, then wake the relay by its key
 * }</pre>
 */
public final class OutboxAttribute {

    /** L of M: body (S), attributes (M of S). Absent when nothing waits. */
    public static final String OUTBOX = "outbox";
    /** Messages that SNS has refused for good, kept for operators. */
    public static final String REFUSED = "outboxRefused";
    /** N: counts the writes of the item. */
    public static final String REVISION = "revision";
    /** N, epoch milliseconds, optional: when the service wants to look at the item again. */
    public static final String RECOVER_AT = "recoverAt";
    /** S, hash key of the index. */
    public static final String DUE_SHARD = "dueShard";
    /** N, epoch milliseconds, range key of the index. */
    public static final String DUE_AT = "dueAt";
    /** The index on {@link #DUE_SHARD} and {@link #DUE_AT}; keys only will do. */
    public static final String DUE_INDEX = "due";

    /** How many values the hash key of the index takes: each carries some 500 writes a second. */
    static final int SHARDS = 8;

    private static final String BODY = "body";
    private static final String ATTRIBUTES = "attributes";

    private OutboxAttribute() {}

    /**
     * @return the messages as the value of {@link #OUTBOX}, in their order
     * @throws MessageTooLargeException when SNS would refuse one
     */
    public static AttributeValue write(List<Message> messages) {
        return list(messages.stream().map(OutboxMessage::of).toList());
    }

    /**
     * Puts messages behind those that still wait in the item.
     *
     * @param item changed
     * @throws MessageTooLargeException when SNS would refuse one; then the item is as it was
     */
    public static void add(Map<String, AttributeValue> item, List<Message> messages) {
        List<OutboxMessage> waiting = new ArrayList<>(read(item));
        messages.stream().map(OutboxMessage::of).forEach(waiting::add);
        set(item, OUTBOX, waiting);
    }

    /**
     * Sets the index keys as the item needs them: due at once while messages wait (since when they wait, if some waited
     * before), else at {@link #RECOVER_AT}, else not in the index at all. A lease holds: an item whose {@link #RECOVER_AT} has
     * come and stays as it is was handed over, and is due when that lease ends.
     *
     * @param item changed; its {@link #DUE_AT} is the one that was read
     * @param key the item's hash key
     */
    public static void due(Map<String, AttributeValue> item, String key, Instant now) {
        AttributeValue recoverAt = item.get(RECOVER_AT);
        if (item.containsKey(OUTBOX)) {
            AttributeValue since = item.get(DUE_AT);
            boolean waitedBefore = since != null && millis(since) <= now.toEpochMilli();
            dueAt(item, key, waitedBefore ? millis(since) : now.toEpochMilli());
        } else if (recoverAt != null) {
            dueAt(item, key, isLeased(item, now) ? millis(item.get(DUE_AT)) : millis(recoverAt));
        } else {
            item.remove(DUE_SHARD);
            item.remove(DUE_AT);
        }
    }

    /** Only a lease makes an item due later than it wanted to be looked at. */
    private static boolean isLeased(Map<String, AttributeValue> item, Instant now) {
        AttributeValue dueAt = item.get(DUE_AT);
        return dueAt != null && millis(dueAt) > now.toEpochMilli()
            && millis(item.get(RECOVER_AT)) <= now.toEpochMilli();
    }

    static void dueAt(Map<String, AttributeValue> item, String key, long epochMillis) {
        item.put(DUE_SHARD, AttributeValue.fromS(shard(Math.floorMod(key.hashCode(), SHARDS))));
        item.put(DUE_AT, AttributeValue.fromN(Long.toString(epochMillis)));
    }

    static String shard(int number) {
        return "P#" + number;
    }

    /** Names the messages that wait in the item to be published: type by {@code messageId}, in their order. */
    public static Map<String, String> waiting(Map<String, AttributeValue> item) {
        return named(read(item));
    }

    /** Names the messages that SNS has refused for good: type by {@code messageId}, in their order. */
    public static Map<String, String> refused(Map<String, AttributeValue> item) {
        return named(read(item, REFUSED));
    }

    private static Map<String, String> named(List<OutboxMessage> messages) {
        Map<String, String> named = new LinkedHashMap<>();
        messages.forEach(message -> named.put(message.messageId(), message.type()));
        return named;
    }

    /** @return the messages that wait in the item, in their order */
    static List<OutboxMessage> read(Map<String, AttributeValue> item) {
        return read(item, OUTBOX);
    }

    static List<OutboxMessage> read(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        return value == null
            ? List.of()
            : value.l().stream().map(AttributeValue::m).map(OutboxAttribute::message).toList();
    }

    /** Sparse: nothing to say, no attribute. */
    static void set(Map<String, AttributeValue> item, String attribute, List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            item.remove(attribute);
        } else {
            item.put(attribute, list(messages));
        }
    }

    static long millis(AttributeValue number) {
        return Long.parseLong(number.n());
    }

    private static AttributeValue list(List<OutboxMessage> messages) {
        return AttributeValue.fromL(messages.stream().map(OutboxAttribute::value).toList());
    }

    private static AttributeValue value(OutboxMessage message) {
        Map<String, AttributeValue> attributes = message.attributes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> AttributeValue.fromS(entry.getValue())));
        return AttributeValue.fromM(Map.of(
            BODY, AttributeValue.fromS(message.body()),
            ATTRIBUTES, AttributeValue.fromM(attributes)));
    }

    private static OutboxMessage message(Map<String, AttributeValue> value) {
        Map<String, String> attributes = value.get(ATTRIBUTES).m().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().s()));
        return new OutboxMessage(value.get(BODY).s(), attributes);
    }
}
