package io.guardianpartner.local.sns;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One published message, on its way to the subscriptions.
 *
 * @param subject null if there is none
 */
record Notification(String messageId, String topicArn, String subject, String message,
    Map<String, MessageAttribute> attributes, Instant publishedAt) {

    static final int SIZE_LIMIT = 262_144;
    /** Begins with a letter, a number or a punctuation mark; ASCII without line breaks and control characters. */
    private static final Pattern SUBJECT = Pattern.compile("[!-~][ -~]{0,98}");

    /** Reads what is to be published and refuses what SNS refuses, but for the size. */
    static Notification read(String topicArn, Parameters parameters) {
        String message = parameters.get("Message", "");
        if (message.isEmpty()) {
            throw SnsFault.invalid("Empty message");
        }
        String subject = parameters.get("Subject");
        if (subject != null && !SUBJECT.matcher(subject).matches()) {
            throw SnsFault.invalid("Subject");
        }
        Map<String, MessageAttribute> attributes = MessageAttribute.read(parameters);
        String structure = parameters.get("MessageStructure", "");
        if (structure.equals("json")) {
            // Documented: attributes travel only with a message that is a plain string.
            return of(topicArn, subject, forSqs(message), Map.of());
        }
        if (!structure.isEmpty()) {
            throw SnsFault.invalid("MessageStructure");
        }
        return of(topicArn, subject, message, attributes);
    }

    int size() {
        int size = message.getBytes(StandardCharsets.UTF_8).length;
        for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
            size += attribute.getValue().size(attribute.getKey());
        }
        return size;
    }

    /** The JSON that a queue gets that did not ask for raw delivery. It is not signed. */
    String envelope() {
        ObjectNode envelope = SnsJson.mapper().createObjectNode()
            .put("Type", "Notification")
            .put("MessageId", messageId)
            .put("TopicArn", topicArn);
        if (subject != null) {
            envelope.put("Subject", subject);
        }
        envelope.put("Message", message).put("Timestamp", publishedAt.toString());
        if (!attributes.isEmpty()) {
            ObjectNode values = envelope.putObject("MessageAttributes");
            attributes.forEach((name, attribute) -> values.putObject(name)
                .put("Type", attribute.dataType())
                .put("Value", attribute.value()));
        }
        return envelope.toString();
    }

    private static Notification of(String topicArn, String subject, String message,
        Map<String, MessageAttribute> attributes) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        return new Notification(UUID.randomUUID().toString(), topicArn, subject, message, attributes, now);
    }

    private static String forSqs(String message) {
        JsonNode variants = SnsJson.read(message);
        if (variants == null) {
            throw SnsFault.invalid("Message Structure - JSON message body failed to parse");
        }
        if (!variants.path("default").isTextual()) {
            throw SnsFault.invalid("Message Structure - No default entry in JSON message body");
        }
        return variants.path(variants.path("sqs").isTextual() ? "sqs" : "default").textValue();
    }
}
