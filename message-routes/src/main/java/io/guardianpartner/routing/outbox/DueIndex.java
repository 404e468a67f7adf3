package io.guardianpartner.routing.outbox;

import static io.guardianpartner.routing.outbox.OutboxAttribute.DUE_AT;
import static io.guardianpartner.routing.outbox.OutboxAttribute.DUE_INDEX;
import static io.guardianpartner.routing.outbox.OutboxAttribute.DUE_SHARD;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The sparse index of what has something to send or to recover. It lags behind the table and its rows are hints: each item
 * is read again before anything is done.
 */
final class DueIndex {

    /** Maximum keys of a shard in one sweep; the next one follows soon. */
    private static final int KEYS_OF_A_SHARD = 1_000;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String keyName;
    private final Duration wakeGrace;
    private final SweepSchedule pace;
    private final Clock clock;

    DueIndex(DynamoDbClient dynamoDb, String table, String keyName, Duration wakeGrace, SweepSchedule pace,
        Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.keyName = keyName;
        this.wakeGrace = wakeGrace;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * Looks through all shards, in random order so that pods do not run after each other, and tells the schedule what it has
     * found.
     *
     * @return the keys of the items that are due
     */
    List<String> sweep() {
        Instant due = clock.instant().minus(wakeGrace);
        List<String> keys = new ArrayList<>();
        List<Instant> since = new ArrayList<>();
        for (String shard : shuffledShards()) {
            for (Map<String, AttributeValue> row : rows(shard, due.plus(pace.idle()))) {
                Instant dueAt = Instant.ofEpochMilli(OutboxAttribute.millis(row.get(DUE_AT)));
                if (dueAt.isAfter(due)) {
                    pace.noticed(dueAt.plus(wakeGrace));
                    break;
                }
                keys.add(row.get(keyName).s());
                since.add(dueAt);
            }
        }
        pace.found(new Backlog(keys.size(), since.stream().min(Instant::compareTo).orElse(null)));
        return keys;
    }

    private List<Map<String, AttributeValue>> rows(String shard, Instant until) {
        return dynamoDb.queryPaginator(QueryRequest.builder().tableName(table).indexName(DUE_INDEX)
            .keyConditionExpression("#shard = :shard and #due <= :until")
            .expressionAttributeNames(Map.of("#shard", DUE_SHARD, "#due", DUE_AT))
            .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS(shard),
                ":until", AttributeValue.fromN(Long.toString(until.toEpochMilli()))))
            .limit(KEYS_OF_A_SHARD).build())
            .items().stream().limit(KEYS_OF_A_SHARD).toList();
    }

    private static List<String> shuffledShards() {
        List<String> shards = new ArrayList<>(IntStream.range(0, OutboxAttribute.SHARDS)
            .mapToObj(OutboxAttribute::shard).toList());
        Collections.shuffle(shards);
        return shards;
    }
}
