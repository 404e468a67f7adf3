package io.guardianpartner.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.local.LocalCloud;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Messages as an operator or a stranger puts them into queues and topics, and what became of them. */
public final class Messages {

    private static final int BATCH = 10;
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
    public record Letter(Map<String, Object> envelope, Map<String, String> attributes) {

        public static Letter of(String sender, String target, String type, Map<String, Object> payload) {
            return new Letter(
                Map.of("sender", sender, "target", target, "type", type, "payload", payload),
                Map.of("sender", sender, "target", target, "type", type, "schemaVersion", "1",
                    "messageId", UUID.randomUUID().toString(), "correlationId", UUID.randomUUID().toString()));
        }

        public Letter withAttribute(String name, String value) {
            Map<String, String> more = new HashMap<>(attributes);
            more.put(name, value);
            return new Letter(envelope, more);
        }

        public Letter withPayload(Map<String, Object> payload) {
            Map<String, Object> other = new HashMap<>(envelope);
            other.put("payload", payload);
            return new Letter(other, attributes);
        }

        public String id() {
            return attributes.get("messageId");
        }

        public String body() {
            try {
                return JSON.writeValueAsString(envelope);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public void send(String queue, Letter letter) {
        send(queue, letter.body(), letter.attributes());
    }

    public void send(String queue, String body, Map<String, String> attributes) {
        sqs.sendMessage(request -> request.queueUrl(cloud.queueUrl(queue)).messageBody(body)
            .messageAttributes(attributes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> MessageAttributeValue.builder().dataType("String").stringValue(entry.getValue()).build()))));
    }

    public void publish(String topic, Letter letter) {
        sns.publish(request -> request.topicArn(cloud.topicArn(topic)).message(letter.body())
            .messageAttributes(snsAttributes(letter)));
    }

    private static Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> snsAttributes(
        Letter letter) {
        return letter.attributes().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
            entry -> software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                .dataType("String").stringValue(entry.getValue()).build()));
    }

    /** Publishes ten at a time. */
    void publishAll(String topic, List<Letter> letters) {
        for (int from = 0; from < letters.size(); from += BATCH) {
            List<Letter> batch = letters.subList(from, Math.min(from + BATCH, letters.size()));
            var answer = sns.publishBatch(request -> request.topicArn(cloud.topicArn(topic)).publishBatchRequestEntries(
                IntStream.range(0, batch.size()).mapToObj(index -> PublishBatchRequestEntry.builder()
                    .id(Integer.toString(index)).message(batch.get(index).body())
                    .messageAttributes(snsAttributes(batch.get(index))).build()).toList()));
            if (answer.hasFailed() && !answer.failed().isEmpty()) {
                throw new AssertionError("not published: " + answer.failed());
            }
        }
    }

    /** How many messages a queue has, those in somebody's hands included. */
    long waiting(String queue) {
        return sqs.getQueueAttributes(request -> request.queueUrl(cloud.queueUrl(queue)).attributeNames(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes().values().stream().mapToLong(Long::parseLong).sum();
    }

    /** A queue of its own at a topic, that hears everything. */
    Tap tap(String topic) {
        return new Tap(topic);
    }

    /** Hears a topic until it is closed. */
    final class Tap implements AutoCloseable {

        private final String queueUrl;
        private final String subscription;

        private Tap(String topic) {
            queueUrl = sqs.createQueue(request -> request.queueName("tap-" + UUID.randomUUID())).queueUrl();
            String queueArn = sqs.getQueueAttributes(request -> request.queueUrl(queueUrl)
                .attributeNames(QueueAttributeName.QUEUE_ARN)).attributes().get(QueueAttributeName.QUEUE_ARN);
            subscription = sns.subscribe(request -> request.topicArn(cloud.topicArn(topic)).protocol("sqs")
                .endpoint(queueArn).attributes(Map.of("RawMessageDelivery", "true"))).subscriptionArn();
        }

        /** Gives what has come since to the reader: its {@code messageId} and its envelope. */
        void read(BiConsumer<String, JsonNode> reader) {
            List<Message> found;
            do {
                found = sqs.receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(BATCH)
                    .messageAttributeNames("All")).messages();
                for (Message message : found) {
                    reader.accept(message.messageAttributes().get("messageId").stringValue(), json(message.body()));
                    sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
                }
            } while (!found.isEmpty());
        }

        @Override
        public void close() {
            sns.unsubscribe(request -> request.subscriptionArn(subscription));
            sqs.deleteQueue(request -> request.queueUrl(queueUrl));
        }
    }

    /** The dead letter of a queue with this body, taken out of there; its {@code failure} as JSON. */
    public Optional<DeadLetter> deadLetter(String queue, String body) {
        List<Message> found = sqs.receiveMessage(request -> request
            .queueUrl(cloud.queueUrl(queue + "-dead-letters")).maxNumberOfMessages(10).visibilityTimeout(1)
            .messageAttributeNames("All")).messages();
        Optional<Message> letter = found.stream().filter(message -> message.body().equals(body)).findFirst();
        letter.ifPresent(message -> sqs.deleteMessage(request -> request
            .queueUrl(cloud.queueUrl(queue + "-dead-letters")).receiptHandle(message.receiptHandle())));
        return letter.map(this::dead);
    }

    private DeadLetter dead(Message message) {
        Map<String, String> attributes = message.messageAttributes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stringValue()));
        return new DeadLetter(attributes, json(attributes.getOrDefault("failure", "{}")));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** A parked message: its attributes, and why it was parked. */
    public record DeadLetter(Map<String, String> attributes, JsonNode failure) {

        public String outcome() {
            return failure.path("outcome").asText();
        }
    }
}
