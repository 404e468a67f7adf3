package io.guardianpartner.benchmarks.peer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.guardianpartner.benchmarks.BenchTable;
import io.guardianpartner.benchmarks.SampleItems;
import io.guardianpartner.benchmarks.client.Publishing;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** Reads an item, publishes the message in it, puts the item without it; in as many threads as the relay has. */
public final class BareItemRelay extends Publishing {

    private static final int THREADS = 4;
    private static final String TOPIC = System.getenv("GUARDIAN_TOPIC_ARN");

    private final SnsClient sns = SnsClient.create();
    private final BareItems items = new BareItems(DynamoDbClient.create());
    private List<String> keys;
    private Loops loops;

    @Override
    protected void prepare(int messages) {
        keys = BenchTable.keys(items.dynamoDb());
    }

    @Override
    protected void publish() {
        var next = new AtomicInteger();
        loops = Loops.start(THREADS, number -> turn -> relay(next.getAndIncrement()));
    }

    private boolean relay(int number) {
        if (number >= keys.size()) {
            return false;
        }
        var item = items.get(keys.get(number));
        publish(item.get(OutboxAttribute.OUTBOX).l().get(0).m());
        items.put(SampleItems.sent(item), item);
        return true;
    }

    private void publish(Map<String, AttributeValue> message) {
        var attributes = message.get("attributes").m().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, attribute -> MessageAttributeValue.builder().dataType("String")
                .stringValue(attribute.getValue().s()).build()));
        var answer = sns.publishBatch(request -> request.topicArn(TOPIC).publishBatchRequestEntries(
            PublishBatchRequestEntry.builder().id("0").message(message.get("body").s()).messageAttributes(attributes)
                .build()));
        Loops.requireNoneFailed(answer.failed().size(), "PublishBatch");
    }

    @Override
    protected Map<String, Double> finish() throws InterruptedException {
        loops.stop();
        return Map.of();
    }

    @Override
    public void close() {
        sns.close();
        items.close();
    }
}
