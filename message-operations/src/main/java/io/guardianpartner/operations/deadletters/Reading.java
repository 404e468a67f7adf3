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
 * Goes through a queue once, by receiving. Whatever it has received and nobody took away is hidden until it is closed,
 * and visible again at once afterwards. Should the process be killed, SQS shows it again after {@link #HOLD}.
 */
final class Reading implements AutoCloseable {

    static final Duration HOLD = Duration.ofMinutes(5);

    private static final int BATCH = 10;
    private static final int WAIT_SECONDS = 1;

    private final SqsClient sqs;
    private final DeadLetterQueue queue;
    private final String url;
    private final int heldAtMost;
    /** Receipt handles by SQS's ids. */
    private final Map<String, String> held = new LinkedHashMap<>();
    private int notReleased;

    Reading(SqsClient sqs, DeadLetterQueue queue, String url, int heldAtMost) {
        this.sqs = sqs;
        this.queue = queue;
        this.url = url;
        this.heldAtMost = heldAtMost;
    }

    /** The next ones, at most ten; none when the queue has no more to show. */
    List<Message> next() {
        var received = AwsCall.of("sqs:ReceiveMessage", "queue " + queue.name(),
            () -> sqs.receiveMessage(request -> request.queueUrl(url)
                .maxNumberOfMessages(BATCH)
                .visibilityTimeout((int) HOLD.toSeconds())
                .waitTimeSeconds(WAIT_SECONDS)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP,
                    MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                    MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN)))
            .messages();
        // One that was seen has come again because it was held for too long: the queue has been gone through.
        return received.stream()
            .filter(message -> held.put(message.messageId(), message.receiptHandle()) == null)
            .toList();
    }

    boolean isFull() {
        return held.size() >= heldAtMost;
    }

    String receiptOf(DeadLetter letter) {
        return held.get(letter.sqsMessageId());
    }

    /** It was deleted: there is nothing to give back. */
    void gone(DeadLetter letter) {
        held.remove(letter.sqsMessageId());
    }

    /** How many could not be given back, and come by themselves after {@link #HOLD}. */
    int notReleased() {
        return notReleased;
    }

    @Override
    public void close() {
        var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
        held.values().forEach(receipt -> entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
            .id(String.valueOf(entries.size()))
            .receiptHandle(receipt)
            .visibilityTimeout(0)
            .build()));
        held.clear();
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
