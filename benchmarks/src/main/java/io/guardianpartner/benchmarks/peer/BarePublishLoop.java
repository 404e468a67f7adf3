package io.guardianpartner.benchmarks.peer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.guardianpartner.benchmarks.SampleMessages;
import io.guardianpartner.benchmarks.client.Publishing;
import io.guardianpartner.message.Message;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** Publishes ten messages with their attributes in one request, and begins anew; as many threads as a relay has requests under way. */
public final class BarePublishLoop extends Publishing {

    private static final int BATCH = 10;
    private static final int AT_A_TIME = 4;
    private static final String TOPIC = System.getenv("GUARDIAN_TOPIC_ARN");

    private final SnsClient sns = SnsClient.create();
    private List<Message> messages;

    @Override
    protected void prepare(int count) {
        messages = SampleMessages.of(count);
    }

    @Override
    protected void publish() {
        var next = new AtomicInteger();
        var threads = Stream.generate(() -> new Thread(() -> publishFrom(next))).limit(AT_A_TIME).toList();
        threads.forEach(Thread::start);
    }

    private void publishFrom(AtomicInteger next) {
        for (var from = next.getAndAdd(BATCH); from < messages.size(); from = next.getAndAdd(BATCH)) {
            publish(messages.subList(from, Math.min(from + BATCH, messages.size())));
        }
    }

    private void publish(List<Message> batch) {
        var answer = sns.publishBatch(request -> request.topicArn(TOPIC)
            .publishBatchRequestEntries(IntStream.range(0, batch.size())
                .mapToObj(index -> entry(index, batch.get(index))).toList()));
        Loops.requireNoneFailed(answer.failed().size(), "PublishBatch");
    }

    private static PublishBatchRequestEntry entry(int index, Message message) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        message.attributes().forEach((name, value) -> attributes.put(name,
            MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
        return PublishBatchRequestEntry.builder().id(Integer.toString(index)).message(message.body())
            .messageAttributes(attributes).build();
    }

    @Override
    protected Map<String, Double> finish() {
        return Map.of();
    }

    @Override
    public void close() {
        sns.close();
    }
}
