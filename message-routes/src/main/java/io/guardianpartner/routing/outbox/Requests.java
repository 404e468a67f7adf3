package io.guardianpartner.routing.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.guardianpartner.message.MessageSize;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** Cuts messages into PublishBatch requests: at most ten, together no larger than a single message may be. */
final class Requests {

    private static final int MAX_ENTRIES = 10;

    private Requests() {}

    static List<List<OutboxMessage>> of(List<OutboxMessage> messages) {
        List<List<OutboxMessage>> requests = new ArrayList<>();
        List<OutboxMessage> current = new ArrayList<>();
        long bytes = 0;
        for (OutboxMessage message : messages) {
            if (current.size() == MAX_ENTRIES || bytes + message.bytes() > MessageSize.LIMIT) {
                requests.add(current);
                current = new ArrayList<>();
                bytes = 0;
            }
            current.add(message);
            bytes += message.bytes();
        }
        requests.add(current);
        return requests.stream().filter(request -> !request.isEmpty()).toList();
    }

    /** @return the entries, their ids being their places in the request */
    static List<PublishBatchRequestEntry> entries(List<OutboxMessage> request) {
        return IntStream.range(0, request.size()).mapToObj(index -> entry(index, request.get(index))).toList();
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
