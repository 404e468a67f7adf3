package io.guardianpartner.routing.outbox;

import java.util.Map;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageSize;
import io.guardianpartner.message.MessageTooLargeException;

/**
 * A message as it lies in an outbox: just what SNS gets.
 *
 * @param body the envelope as JSON text
 * @param attributes the message attributes, all of them strings
 */
record OutboxMessage(String body, Map<String, String> attributes) {

    OutboxMessage {
        attributes = Map.copyOf(attributes);
    }

    /** @throws MessageTooLargeException when SNS would refuse it */
    static OutboxMessage of(Message message) {
        OutboxMessage stored = new OutboxMessage(message.body(), message.attributes());
        MessageTooLargeException.check(message.envelope().type(), stored.bytes(), MessageSize.LIMIT);
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
        return MessageSize.of(body, attributes);
    }
}
