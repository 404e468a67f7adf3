package io.guardianpartner.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.local.LocalCloud;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Messages as an operator or a stranger puts them into queues and topics, and what became of them. */
final class Messages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SqsClient sqs;
    private final SnsClient sns;
    private final LocalCloud cloud;

    Messages(LocalCloud cloud) {
        this.cloud = cloud;
        sqs = cloud.sqs();
        sns = cloud.sns();
    }

    /** A message on its way into a queue: what it says, and what its attributes say. */
    record Letter(Map<String, Object> envelope, Map<String, String> attributes) {

        static Letter of(String sender, String target, String type, Map<String, Object> payload) {
            return new Letter(
                Map.of("sender", sender, "target", target, "type", type, "payload", payload),
                Map.of("sender", sender, "target", target, "type", type, "schemaVersion", "1",
                    "messageId", UUID.randomUUID().toString(), "correlationId", UUID.randomUUID().toString()));
        }

        Letter withAttribute(String name, String value) {
            Map<String, String> more = new HashMap<>(attributes);
            more.put(name, value);
            return new Letter(envelope, more);
        }

        Letter withPayload(Map<String, Object> payload) {
            Map<String, Object> other = new HashMap<>(envelope);
            other.put("payload", payload);
            return new Letter(other, attributes);
        }

        String id() {
            return attributes.get("messageId");
        }

        String body() {
            try {
                return JSON.writeValueAsString(envelope);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    void send(String queue, Letter letter) {
        send(queue, letter.body(), letter.attributes());
    }

    void send(String queue, String body, Map<String, String> attributes) {
        sqs.sendMessage(request -> request.queueUrl(cloud.queueUrl(queue)).messageBody(body)
            .messageAttributes(attributes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> MessageAttributeValue.builder().dataType("String").stringValue(entry.getValue()).build()))));
    }

    void publish(String topic, Letter letter) {
        sns.publish(request -> request.topicArn(cloud.topicArn(topic)).message(letter.body())
            .messageAttributes(letter.attributes().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                    .dataType("String").stringValue(entry.getValue()).build()))));
    }

    /** The dead letter of a queue with this body, taken out of there; its {@code failure} as JSON. */
    Optional<DeadLetter> deadLetter(String queue, String body) {
        List<Message> found = sqs.receiveMessage(request -> request
            .queueUrl(cloud.queueUrl(queue + "-dead-letters")).maxNumberOfMessages(10).visibilityTimeout(1)
            .messageAttributeNames("All")).messages();
        return found.stream().filter(message -> message.body().equals(body)).findFirst().map(this::dead);
    }

    private DeadLetter dead(Message message) {
        Map<String, String> attributes = message.messageAttributes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stringValue()));
        try {
            return new DeadLetter(attributes, JSON.readTree(attributes.getOrDefault("failure", "{}")));
        } catch (JsonProcessingException e) {
            throw new AssertionError("a dead letter's failure is not JSON: " + attributes, e);
        }
    }

    /** A parked message: its attributes, and why it was parked. */
    record DeadLetter(Map<String, String> attributes, JsonNode failure) {

        String outcome() {
            return failure.path("outcome").asText();
        }
    }
}
