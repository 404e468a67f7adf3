package io.guardianpartner.local.sns;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A notification in the form for a queue. */
record QueueMessage(String body, Map<String, MessageAttributeValue> attributes, int size) {

    /** SQS takes no more on a message. */
    private static final int MAX_ATTRIBUTES = 10;

    /** Whether the message can be delivered as it is: its attributes become those of the queue's message. */
    static boolean fitsRaw(Notification notification) {
        return notification.attributes().size() <= MAX_ATTRIBUTES;
    }

    static QueueMessage raw(Notification notification) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        notification.attributes().forEach((name, attribute) -> attributes.put(name, value(attribute)));
        return new QueueMessage(notification.message(), attributes, notification.size());
    }

    static QueueMessage enveloped(Notification notification) {
        String body = notification.envelope();
        return new QueueMessage(body, Map.of(), body.getBytes(StandardCharsets.UTF_8).length);
    }

    SendMessageBatchRequestEntry entry(String id) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).messageAttributes(attributes).build();
    }

    private static MessageAttributeValue value(MessageAttribute attribute) {
        MessageAttributeValue.Builder value = MessageAttributeValue.builder().dataType(attribute.dataType());
        return attribute.isBinary()
            ? value.binaryValue(SdkBytes.fromByteArray(Base64.getDecoder().decode(attribute.value()))).build()
            : value.stringValue(attribute.value()).build();
    }
}
