package io.guardianpartner.benchmarks.peer;

import java.util.List;

import io.guardianpartner.benchmarks.client.Consuming.Consumer;
import io.guardianpartner.benchmarks.client.Meter;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Receives ten messages with their attributes, deletes them in one request, and begins anew. Nothing is done with them. */
public final class RawLoop {

    private static final int THREADS = 8;
    private static final String QUEUE_URL = System.getenv("GUARDIAN_QUEUE_URL");

    private RawLoop() {}

    public static Consumer start() {
        var sqs = SqsClient.create();
        var loops = Loops.start(THREADS, number -> turn -> {
            var messages = receive(sqs);
            messages.forEach(message -> Meter.handled());
            delete(sqs, messages);
            return true;
        });
        return () -> {
            loops.stop();
            sqs.close();
        };
    }

    static List<Message> receive(SqsClient sqs) {
        return sqs.receiveMessage(request -> request.queueUrl(QUEUE_URL)
            .maxNumberOfMessages(10)
            .waitTimeSeconds(1)
            .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
            .messageAttributeNames("All")).messages();
    }

    static void delete(SqsClient sqs, List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var answer = sqs.deleteMessageBatch(request -> request.queueUrl(QUEUE_URL)
            .entries(messages.stream().map(message -> DeleteMessageBatchRequestEntry.builder()
                .id(message.messageId())
                .receiptHandle(message.receiptHandle())
                .build()).toList()));
        Loops.requireNoneFailed(answer.failed().size(), "DeleteMessageBatch");
    }
}
