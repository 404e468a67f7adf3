package io.guardianpartner.routing.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it was read a moment ago, and what it asks for.
 *
 * @param key its hash key
 * @param attributes all of them; empty when there is no such item
 * @param readAt when
 */
record OutboxItem(String key, Map<String, AttributeValue> attributes, Instant readAt) implements Batch {

    OutboxItem {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public List<OutboxMessage> messages() {
        return OutboxAttribute.read(attributes);
    }

    /** Whether messages wait in it. */
    public boolean sends() {
        return attributes.containsKey(OutboxAttribute.OUTBOX);
    }

    /** Whether its service wanted to look at it again by now, and no pod has leased it for that. */
    public boolean recovers() {
        return !sends() && isPast(OutboxAttribute.RECOVER_AT) && isPast(OutboxAttribute.DUE_AT);
    }

    /** @return when the index has it due; null when it is not in the index */
    Instant dueAt() {
        AttributeValue dueAt = attributes.get(OutboxAttribute.DUE_AT);
        return dueAt == null ? null : Instant.ofEpochMilli(OutboxAttribute.millis(dueAt));
    }

    private boolean isPast(String attribute) {
        AttributeValue at = attributes.get(attribute);
        return at != null && OutboxAttribute.millis(at) <= readAt.toEpochMilli();
    }
}
