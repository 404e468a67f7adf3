package io.guardianpartner.routing.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.guardianpartner.message.MessageSize;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/**
 * Messages that go in one PublishBatch request: at most ten, together no larger than a single message may be.
 *
 * @param publication of which they are a part
 * @param first the place of the first one in it
 * @param messages in its order
 */
record OutboxRequest(Publication publication, int first, List<OutboxMessage> messages) {

    private static final int MAX_ENTRIES = 10;

    OutboxRequest {
        messages = List.copyOf(messages);
    }

    static List<OutboxRequest> of(List<OutboxMessage> messages, Publication publication) {
        List<OutboxRequest> requests = new ArrayList<>();
        int first = 0;
        long bytes = 0;
        for (int index = 0; index < messages.size(); index++) {
            long size = messages.get(index).bytes();
            if (index - first == MAX_ENTRIES || index > first && bytes + size > MessageSize.LIMIT) {
                requests.add(new OutboxRequest(publication, first, messages.subList(first, index)));
                first = index;
                bytes = 0;
            }
            bytes += size;
        }
        if (first < messages.size()) {
            requests.add(new OutboxRequest(publication, first, messages.subList(first, messages.size())));
        }
        return requests;
    }

    /** The entries, their ids being their places in the request. */
    List<PublishBatchRequestEntry> entries() {
        return IntStream.range(0, messages.size()).mapToObj(index -> entry(index, messages.get(index))).toList();
    }

    List<OutboxRequest> oneByOne() {
        return IntStream.range(0, messages.size())
            .mapToObj(index -> new OutboxRequest(publication, first + index, List.of(messages.get(index)))).toList();
    }

    boolean isSingle() {
        return messages.size() == 1;
    }

    void became(int index, PublishOutcome outcome) {
        publication.became(first + index, outcome);
    }

    private static PublishBatchRequestEntry entry(int index, OutboxMessage message) {
        return PublishBatchRequestEntry.builder()
            .id(Integer.toString(index))
            .message(message.body())
            .messageAttributes(message.attributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> string(attribute.getValue()))))
            .build();
    }

    private static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
