package io.guardianpartner.routing.outbox;

import static io.guardianpartner.routing.outbox.OutboxAttribute.OUTBOX;
import static io.guardianpartner.routing.outbox.OutboxAttribute.REFUSED;
import static io.guardianpartner.routing.outbox.OutboxAttribute.REVISION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * The items that carry an outbox. Every write is a whole-item put that expects the revision which was read: what a service
 * writes at the same time is never overwritten, it is read again and the little that is ours to change is changed there.
 */
final class DynamoDbOutboxStore {

    private static final int MOST_CONFLICTS = 50;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String keyName;
    private final Duration recoverLease;
    private final Consumer<Instant> fallsDue;
    private final Clock clock;

    /** @param fallsDue is told of every item that is seen to fall due later */
    DynamoDbOutboxStore(DynamoDbClient dynamoDb, String table, String keyName, Duration recoverLease,
        Consumer<Instant> fallsDue, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.keyName = keyName;
        this.recoverLease = recoverLease;
        this.fallsDue = fallsDue;
        this.clock = clock;
    }

    /** @return the item as it is now, whatever the index or a wake says; without attributes when it is gone */
    OutboxItem claim(String key) {
        Map<String, AttributeValue> attributes = dynamoDb.getItem(request -> request.tableName(table)
            .key(Map.of(keyName, AttributeValue.fromS(key))).consistentRead(true)).item();
        OutboxItem item = new OutboxItem(key, attributes, clock.instant());
        if (item.dueAt() != null && item.dueAt().isAfter(item.readAt())) {
            fallsDue.accept(item.dueAt());
        }
        return item;
    }

    /**
     * Takes out of the item what SNS has taken, and puts aside what it refuses. Messages that were stored meanwhile stay;
     * their own wake is on its way.
     *
     * @throws TopicAwayException when SNS took none of them and said nothing against any
     */
    OutboxItem mark(Published<OutboxItem> published) {
        if (published.outcomes().stream().allMatch(outcome -> outcome.is(PublishOutcome.Kind.UNTRIED))) {
            throw new TopicAwayException(published.batch().key());
        }
        Set<String> settled = ids(published, PublishOutcome::settled);
        Set<String> refused = ids(published, outcome -> outcome.is(PublishOutcome.Kind.REFUSED));
        OutboxItem item = published.batch();
        for (int conflicts = 0; conflicts < MOST_CONFLICTS; conflicts++) {
            Map<String, AttributeValue> changed = without(item, settled, refused);
            if (changed == null) {
                return item;
            }
            OutboxAttribute.due(changed, item.key(), clock.instant());
            if (put(item, changed)) {
                return new OutboxItem(item.key(), changed, clock.instant());
            }
            item = claim(item.key());
        }
        throw new IllegalStateException("item " + item.key() + " is written faster than it can be marked");
    }

    /**
     * Leases the item for recovery: for the time of the lease no pod hands it over again, unless its service saves
     * it with another wish.
     *
     * @return whether it is ours; not so when anybody has written it since it was read
     */
    boolean lease(OutboxItem item) {
        Map<String, AttributeValue> changed = new HashMap<>(item.attributes());
        OutboxAttribute.dueAt(changed, item.key(), clock.instant().plus(recoverLease).toEpochMilli());
        return put(item, changed);
    }

    private boolean put(OutboxItem read, Map<String, AttributeValue> changed) {
        AttributeValue revision = read.attributes().get(REVISION);
        if (revision == null) {
            throw new IllegalStateException("item " + read.key() + " of " + table + " has no revision");
        }
        changed.put(REVISION, AttributeValue.fromN(Long.toString(Long.parseLong(revision.n()) + 1)));
        try {
            dynamoDb.putItem(PutItemRequest.builder().tableName(table).item(changed)
                .conditionExpression("#revision = :read")
                .expressionAttributeNames(Map.of("#revision", REVISION))
                .expressionAttributeValues(Map.of(":read", revision)).build());
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** @return the item without the settled messages; null when none of them is in it (any more) */
    private static Map<String, AttributeValue> without(OutboxItem item, Set<String> settled, Set<String> refused) {
        List<OutboxMessage> waiting = item.messages();
        List<OutboxMessage> left = waiting.stream().filter(message -> !settled.contains(message.messageId())).toList();
        if (left.size() == waiting.size()) {
            return null;
        }
        Map<String, AttributeValue> changed = new HashMap<>(item.attributes());
        OutboxAttribute.set(changed, OUTBOX, left);
        List<OutboxMessage> aside = new ArrayList<>(OutboxAttribute.read(changed, REFUSED));
        waiting.stream().filter(message -> refused.contains(message.messageId())).forEach(aside::add);
        OutboxAttribute.set(changed, REFUSED, aside);
        return changed;
    }

    private static Set<String> ids(Published<OutboxItem> published, Predicate<PublishOutcome> which) {
        List<OutboxMessage> messages = published.batch().messages();
        return IntStream.range(0, messages.size())
            .filter(index -> which.test(published.outcomes().get(index)))
            .mapToObj(index -> messages.get(index).messageId())
            .collect(Collectors.toSet());
    }
}
