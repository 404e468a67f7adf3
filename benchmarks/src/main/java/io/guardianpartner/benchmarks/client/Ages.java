package io.guardianpartner.benchmarks.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;

import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The time from when SQS took a message until it has deleted it, of messages that are received with {@code SentTimestamp}. Thread-safe. */
final class Ages {

    private final Map<String, Long> sentByHandle = new ConcurrentHashMap<>();
    private final LongAccumulator firstSent = new LongAccumulator(Math::min, Long.MAX_VALUE);
    private final LongAccumulator lastDone = new LongAccumulator(Math::max, 0);
    private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);

    void received(List<Message> messages) {
        for (var message : messages) {
            var sent = Long.parseLong(message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP));
            sentByHandle.put(message.receiptHandle(), sent);
            firstSent.accumulate(sent);
        }
    }

    void deleted(DeleteMessageBatchRequest request, DeleteMessageBatchResponse answer) {
        var now = System.currentTimeMillis();
        var handles = new HashMap<String, String>();
        for (DeleteMessageBatchRequestEntry entry : request.entries()) {
            handles.put(entry.id(), entry.receiptHandle());
        }
        answer.successful().stream().map(DeleteMessageBatchResultEntry::id).map(handles::get).map(sentByHandle::remove)
            .filter(Objects::nonNull)
            .forEach(sent -> {
                slowest.accumulate(now - sent);
                lastDone.accumulate(now);
            });
    }

    /** {@code lastMillis}: from the first message's sending to the end of the last; {@code slowestMillis}: of the one that took longest. */
    Map<String, Double> figures() {
        return Map.of("lastMillis", (double) (lastDone.get() - firstSent.get()), "slowestMillis",
            (double) slowest.get());
    }
}
