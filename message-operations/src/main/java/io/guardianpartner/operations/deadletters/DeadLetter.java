package io.guardianpartner.operations.deadletters;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Failure;
import io.guardianpartner.message.Json;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message that waits for a person.
 *
 * @param sqsMessageId
 *            SQS's own id in this queue
 * @param attributes
 *            those of {@link Attributes#ALLOWED} that it has
 * @param failure
 *            the reason why its service parked it; empty if SQS or SNS put it there, or it came another way
 * @param reason
 *            the reason that SNS gives for a message that it could not deliver; empty otherwise
 * @param redriven
 *            whether SQS put it there, because it was received too often
 * @param sentAt
 *            when it came into this queue
 * @param receives
 *            how often it was looked at here, this time included
 */
public record DeadLetter(DeadLetterSource queue, String sqsMessageId, String body, Map<String, String> attributes,
    Optional<Failure> failure, String reason, boolean redriven, Instant sentAt, int receives) {

    /** The outcome of a message that has no {@code failure}. */
    public static final String NO_OUTCOME = "none";

    /** All outcomes of messages that services of this version park. */
    public static final List<String> OUTCOMES = List.of("invalid", "forged", "unknown-type", "rejected",
        "retries-exhausted", NO_OUTCOME);

    private static final String SNS_REASON = "ErrorMessage";

    public DeadLetter {
        attributes = new LinkedHashMap<>(attributes);
    }

    static DeadLetter of(DeadLetterSource queue, Message message) {
        var values = message.messageAttributes();
        var attributes = allowed(name -> value(values.get(name)));
        var body = message.body();
        var notification = queue.undelivered() ? notification(body) : null;
        if (notification != null) {
            body = notification.path("Message").textValue();
            attributes.putAll(allowed(
                name -> notification.path("MessageAttributes").path(name).path("Value").textValue()));
        }
        var reason = queue.undelivered() ? value(values.get(SNS_REASON)) : null;
        return new DeadLetter(queue, message.messageId(), body, attributes,
            Failure.read(value(values.get(Attributes.FAILURE))), reason == null ? "" : Failure.printable(reason),
            message.attributes().containsKey(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN),
            Instant.ofEpochMilli(number(message, MessageSystemAttributeName.SENT_TIMESTAMP)),
            (int) number(message, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    }

    /** A message that could not become a raw one is kept inside of SNS's own JSON. */
    private static JsonNode notification(String body) {
        try {
            var json = Json.mapper().readTree(body);
            return json.path("Type").asText().equals("Notification") && json.path("Message").isTextual() ? json : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Map<String, String> allowed(Function<String, String> values) {
        var attributes = new LinkedHashMap<String, String>();
        for (var name : Attributes.ALLOWED) {
            var value = values.apply(name);
            if (value != null && !value.isEmpty()) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    private static String value(MessageAttributeValue attribute) {
        return attribute == null ? null : attribute.stringValue();
    }

    private static long number(Message message, MessageSystemAttributeName name) {
        var text = message.attributes().get(name);
        return text == null ? 0 : Long.parseLong(text);
    }

    /** The id that it has for its receiver: the attribute, or SQS's own id for one that came without. */
    public String messageId() {
        return attributes.getOrDefault(Attributes.MESSAGE_ID, sqsMessageId);
    }

    /** The type by its attribute, or by its body; empty if neither says one. */
    public String type() {
        var type = attributes.get(Attributes.TYPE);
        if (type != null) {
            return type;
        }
        try {
            return Json.mapper().readTree(body).path(Attributes.TYPE).asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** Why it was parked, in one word; {@link #NO_OUTCOME} if nobody parked it. */
    public String outcome() {
        return failure.map(Failure::outcome).orElse(NO_OUTCOME);
    }

    /** Why it is here, in a line. */
    public String detail() {
        if (failure.isPresent()) {
            return failure.get().detail().isEmpty() ? "there was no room for the reason" : failure.get().detail();
        }
        if (!reason.isEmpty()) {
            return reason;
        }
        if (queue.undelivered()) {
            return "SNS could not deliver it";
        }
        return redriven ? "not parked by its service: received too often" : "unknown: nothing says who put it here";
    }

    /** Since when it waits here. */
    public Instant at() {
        return failure.map(Failure::at).orElse(sentAt);
    }

    /** The number of receives before its service parked it; 0 if that is not known. */
    public int failedReceives() {
        return failure.map(Failure::receives).orElse(0);
    }

    /** The attributes of its replay, its id always among them. */
    Map<String, String> replayAttributes() {
        var all = new LinkedHashMap<>(attributes);
        all.put(Attributes.MESSAGE_ID, messageId());
        return all;
    }
}
