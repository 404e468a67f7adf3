package io.guardianpartner.benchmarks.peer;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.benchmarks.SampleItems;
import io.guardianpartner.benchmarks.client.Consuming.Consumer;
import io.guardianpartner.benchmarks.client.Meter;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Json;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The raw loop with the same change of an item for each message: read, put with inbox and outbox on the revision that was read. It reads
 * the payload for the order's id, checks nothing, and has the message that it stores at hand.
 */
public final class BareItemLoop {

    /** As many as a service has handlers. */
    private static final int THREADS = 10;

    private static final AttributeValue OUTBOX = OutboxAttribute.write(
        List.of(SampleItems.statusChanged(UUID.randomUUID())));

    private final SqsClient sqs = SqsClient.create();
    private final BareItems items = new BareItems(DynamoDbClient.create());

    private BareItemLoop() {}

    public static Consumer start() {
        var bare = new BareItemLoop();
        var loops = Loops.start(THREADS, number -> turn -> {
            var messages = RawLoop.receive(bare.sqs);
            messages.forEach(bare::handle);
            RawLoop.delete(bare.sqs, messages);
            return true;
        });
        return () -> {
            loops.stop();
            bare.sqs.close();
            bare.items.close();
        };
    }

    private void handle(Message message) {
        var attributes = message.messageAttributes();
        var read = items.get(orderId(message));
        var item = SampleItems.paid(read, attributes.get(Attributes.SENDER).stringValue() + ":"
            + attributes.get(Attributes.MESSAGE_ID).stringValue(), BareJdbcLoop.HASH);
        if (!item.isEmpty()) {
            item.put(OutboxAttribute.OUTBOX, OUTBOX);
            item.put(OutboxAttribute.DUE_SHARD, AttributeValue.fromS("P#0"));
            item.put(OutboxAttribute.DUE_AT, AttributeValue.fromN(Long.toString(System.currentTimeMillis())));
            items.put(item, read);
        }
        Meter.handled();
    }

    private static String orderId(Message message) {
        try {
            return Json.mapper().readTree(message.body()).get("payload").get("orderId").textValue();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
