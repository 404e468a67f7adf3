package io.guardianpartner.benchmarks.measuring;

import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

import io.guardianpartner.benchmarks.SampleMessages;
import io.guardianpartner.message.Message;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Puts the same messages, in the same order, into one queue after another, as subscriptions would. */
final class QueueFiller {

    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final List<List<SendMessageBatchRequestEntry>> batches;
    private final List<String> orders;
    private final int messages;

    QueueFiller(SqsClient sqs, int messages) {
        this.sqs = sqs;
        this.messages = messages;
        var samples = SampleMessages.of(messages);
        var entries = samples.stream().map(QueueFiller::entry).toList();
        this.orders = samples.stream().map(sample -> sample.correlationId().toString()).toList();
        this.batches = IntStream.range(0, (messages + BATCH - 1) / BATCH)
            .mapToObj(batch -> entries.subList(batch * BATCH, Math.min(messages, (batch + 1) * BATCH)))
            .toList();
    }

    /** The orders that the first messages are about. */
    List<String> orders(int count) {
        return orders.subList(0, count);
    }

    void fill(String queueUrl, int count) {
        if (count > messages) {
            throw new IllegalArgumentException("There are only " + messages + " messages");
        }
        IntStream.range(0, (count + BATCH - 1) / BATCH).parallel().forEach(number -> {
            var batch = batches.get(number);
            send(queueUrl, batch.subList(0, Math.min(batch.size(), count - number * BATCH)));
        });
    }

    private void send(String queueUrl, List<SendMessageBatchRequestEntry> batch) {
        var failed = sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(batch)).failed();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("The queue refuses a message: " + failed.get(0).message());
        }
    }

    private static SendMessageBatchRequestEntry entry(Message message) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        message.attributes().forEach((name, value) -> attributes.put(name,
            MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
        return SendMessageBatchRequestEntry.builder().id(message.messageId().toString()).messageBody(message.body())
            .messageAttributes(attributes).build();
    }
}
