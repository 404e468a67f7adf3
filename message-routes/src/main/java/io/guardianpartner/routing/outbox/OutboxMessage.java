package io.guardianpartner.routing.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Message;

/**
 * A message as it lies in an outbox: just what SNS gets.
 *
 * @param body the envelope as JSON text
 * @param attributes the message attributes, all of them strings
 */
record OutboxMessage(String body, Map<String, String> attributes) {

    /** What SNS takes in one request, names, types and values of attributes included. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int TYPE_BYTES = "String".length();

    OutboxMessage {
        attributes = Map.copyOf(attributes);
    }

    /** @throws MessageTooLargeException when SNS would refuse it */
    static OutboxMessage of(Message message) {
        OutboxMessage stored = new OutboxMessage(message.body(), message.attributes());
        long bytes = stored.bytes();
        if (bytes > MAX_BYTES) {
            throw new MessageTooLargeException(message.envelope().type(), bytes);
        }
        return stored;
    }

    String messageId() {
        return attributes.get(Attributes.MESSAGE_ID);
    }

    String type() {
        return attributes.get(Attributes.TYPE);
    }

    /** @return its size as SNS counts */
    long bytes() {
        long bytes = utf8(body);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            bytes += utf8(attribute.getKey()) + TYPE_BYTES + utf8(attribute.getValue());
        }
        return bytes;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
