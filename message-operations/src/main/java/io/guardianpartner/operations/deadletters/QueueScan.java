package io.guardianpartner.operations.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.aws.AwsCall;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Reads a queue once, by receiving. A received message that was not deleted stays in flight until the scan is closed, and
 * is visible again at once afterwards; if the process is killed, after {@link #VISIBILITY_TIMEOUT}.
 */
final class QueueScan implements AutoCloseable {

    static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(5);

    private static final int BATCH = 10;
    private static final int WAIT_SECONDS = 1;

    private final SqsClient sqs;
    private final DeadLetterSource queue;
    private final String url;
    private final int maxInFlight;
    /** Receipt handles by SQS's ids. */
    private final Map<String, String> inFlight = new LinkedHashMap<>();
    private int notReleased;

    QueueScan(SqsClient sqs, DeadLetterSource queue, String url, int maxInFlight) {
        this.sqs = sqs;
        this.queue = queue;
        this.url = url;
        this.maxInFlight = maxInFlight;
    }

    /** The next messages, at most ten; none when the queue shows no more. */
    List<Message> next() {
        var received = AwsCall.of("sqs:ReceiveMessage", "queue " + queue.name(),
            () -> sqs.receiveMessage(request -> request.queueUrl(url)
                .maxNumberOfMessages(BATCH)
                .visibilityTimeout((int) VISIBILITY_TIMEOUT.toSeconds())
                .waitTimeSeconds(WAIT_SECONDS)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP,
                    MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                    MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN)))
            .messages();
        // One comes again because it was in flight for too long: the whole queue has been read.
        return received.stream()
            .filter(message -> inFlight.put(message.messageId(), message.receiptHandle()) == null)
            .toList();
    }

    boolean isFull() {
        return inFlight.size() >= maxInFlight;
    }

    String receiptOf(DeadLetter letter) {
        return inFlight.get(letter.sqsMessageId());
    }

    /** Forgets a letter that was deleted. */
    void gone(DeadLetter letter) {
        inFlight.remove(letter.sqsMessageId());
    }

    /** The number that could not be released; they become visible after {@link #VISIBILITY_TIMEOUT}. */
    int notReleased() {
        return notReleased;
    }

    @Override
    public void close() {
        var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
        inFlight.values().forEach(receipt -> entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
            .id(String.valueOf(entries.size()))
            .receiptHandle(receipt)
            .visibilityTimeout(0)
            .build()));
        inFlight.clear();
        for (int from = 0; from < entries.size(); from += BATCH) {
            release(entries.subList(from, Math.min(from + BATCH, entries.size())));
        }
    }

    private void release(List<ChangeMessageVisibilityBatchRequestEntry> batch) {
        try {
            notReleased += AwsCall.of("sqs:ChangeMessageVisibility", "queue " + queue.name(),
                () -> sqs.changeMessageVisibilityBatch(request -> request.queueUrl(url).entries(batch)))
                .failed()
                .size();
        } catch (OperationException e) {
            notReleased += batch.size();
        }
    }
}
