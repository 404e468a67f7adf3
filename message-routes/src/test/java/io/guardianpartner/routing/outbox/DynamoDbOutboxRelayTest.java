package io.guardianpartner.routing.outbox;

import static io.guardianpartner.routing.outbox.OutboxAttribute.DUE_AT;
import static io.guardianpartner.routing.outbox.OutboxAttribute.DUE_SHARD;
import static io.guardianpartner.routing.outbox.OutboxAttribute.OUTBOX;
import static io.guardianpartner.routing.outbox.OutboxAttribute.RECOVER_AT;
import static io.guardianpartner.routing.outbox.OutboxAttribute.REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import io.guardianpartner.message.Message;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** The messages of an item are published once it is saved, whatever happens on the way; over a real DynamoDB API. */
class DynamoDbOutboxRelayTest extends RelayedItems {

    @Test
    void anItemThatIsSavedAndWokenForIsPublishedAndLeavesTheIndex() {
        Message message = cancellation();
        String key = save(item(message));

        camel.sendBody(RelayTrigger.ENDPOINT, key);

        awaitHeard(message);
        await().until(() -> !read(key).containsKey(OUTBOX));
        assertThat(read(key)).doesNotContainKeys(DUE_SHARD, DUE_AT).containsEntry("status", text("CANCELLED"))
            .containsEntry(REVISION, number(2));
    }

    @Test
    void theSweepFindsWhatNobodyWokeFor() {
        Message message = cancellation();
        String key = save(item(message));

        awaitHeard(message);
        await().until(() -> !read(key).containsKey(OUTBOX));
    }

    @Test
    void savesThatFollowEachOtherCloselyArePublishedOnceEach() {
        sns.is(request -> {
            LockSupport.parkNanos(30_000_000);
            return sns.calmly(request);
        });
        Message first = cancellation();
        String key = save(item(first));
        List<Message> saved = new ArrayList<>(List.of(first));
        camel.sendBody(RelayTrigger.ENDPOINT, key);
        while (saved.size() < 10) {
            Message next = cancellation();
            if (saveOneMore(key, next)) {
                saved.add(next);
                camel.sendBody(RelayTrigger.ENDPOINT, key);
            }
        }

        awaitHeard(saved.toArray(Message[]::new));
        await().until(() -> !read(key).containsKey(OUTBOX));
        assertThat(sns.requests().stream().flatMap(request -> request.publishBatchRequestEntries().stream())
            .map(PublishBatchRequestEntry::message))
            .containsOnlyOnceElementsOf(saved.stream().map(Message::body).toList());
    }

    /** @return whether nobody else has written the item meanwhile */
    private boolean saveOneMore(String key, Message message) {
        Map<String, AttributeValue> item = new HashMap<>(read(key));
        AttributeValue revision = item.get(REVISION);
        OutboxAttribute.add(item, List.of(message));
        OutboxAttribute.due(item, key, Instant.now());
        item.put(REVISION, number(Long.parseLong(revision.n()) + 1));
        try {
            dynamoDb.putItem(request -> request.tableName(table).item(item).conditionExpression("revision = :read")
                .expressionAttributeValues(Map.of(":read", revision)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Test
    void aWakeForNothingDoesNothing() {
        String key = save(new HashMap<>(Map.of("orderId", text(UUID.randomUUID().toString()), REVISION, number(7))));
        camel.sendBody(RelayTrigger.ENDPOINT, key);
        camel.sendBody(RelayTrigger.ENDPOINT, "no such item");
        Message message = cancellation();
        camel.sendBody(RelayTrigger.ENDPOINT, save(item(message)));

        awaitHeard(message);
        assertThat(read(key)).containsEntry(REVISION, number(7));
    }

    @Test
    void anItemIsHandedOverForRecoveryWhenItsTimeHasComeAndOncePerLease() {
        String key = UUID.randomUUID().toString();
        Map<String, AttributeValue> item = new HashMap<>(Map.of("orderId", text(key), REVISION, number(1),
            RECOVER_AT, number(Instant.now().plusMillis(300).toEpochMilli())));
        OutboxAttribute.due(item, key, Instant.now());
        save(item);

        await().until(() -> RECOVERED.contains(key));
        assertThat(Instant.now().toEpochMilli()).isGreaterThan(OutboxAttribute.millis(item.get(RECOVER_AT)));
        await().during(Duration.ofMillis(800)).until(() -> RECOVERED.stream().filter(key::equals).count() == 1);
        assertThat(read(key)).containsEntry(RECOVER_AT, item.get(RECOVER_AT)).containsEntry(REVISION, number(2));

        await().until(() -> RECOVERED.stream().filter(key::equals).count() == 2);
        dynamoDb.deleteItem(request -> request.tableName(table).key(Map.of("orderId", text(key))));
    }

    @Test
    void ofTwoPodsThatSeeAnItemOnlyOneTakesItInHand() {
        String key = UUID.randomUUID().toString();
        save(new HashMap<>(Map.of("orderId", text(key), REVISION, number(1), RECOVER_AT, number(1))));
        OutboxItem seenByOne = items.claim(key);
        OutboxItem seenByTheOther = items.claim(key);

        assertThat(items.lease(seenByOne)).isTrue();
        assertThat(items.lease(seenByTheOther)).isFalse();
        assertThat(items.claim(key).recovers()).isFalse();
        dynamoDb.deleteItem(request -> request.tableName(table).key(Map.of("orderId", text(key))));
    }
}
