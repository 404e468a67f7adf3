package io.guardianpartner.auth.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import io.guardianpartner.auth.http.Problem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Counts attempts, in windows of fixed length, before they are made: who is over a limit is told so, right or wrong. All
 * counts of a request are raised in one conditional write, or none is.
 */
public final class Attempts {

    /**
     * What is counted.
     *
     * @param kind of attempt
     * @param of who or what: a pseudonym
     * @param most in one window
     */
    public record Limit(String kind, String of, int most) {}

    /** Neighbours at the same count collide; each retry is a new chance. */
    private static final int TRIES = 8;
    private static final int LONGEST_PAUSE_MILLIS = 40;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration window;
    private final Clock clock;

    public Attempts(DynamoDbClient dynamo, String table, Duration window, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.window = window;
        this.clock = clock;
    }

    /**
     * Counts one attempt.
     *
     * @throws Problem 429 if one of the limits is reached, 503 if it cannot be counted
     */
    public void count(Limit... limits) {
        long now = clock.instant().getEpochSecond();
        long end = (now / window.toSeconds() + 1) * window.toSeconds();
        List<TransactWriteItem> writes = Arrays.stream(limits).map(limit -> update(limit, end)).toList();
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                dynamo.transactWriteItems(request -> request.transactItems(writes));
                return;
            } catch (TransactionCanceledException e) {
                if (Items.isRefused(e)) {
                    throw Problem.tooMany(end - now);
                }
                pause();
            }
        }
        throw Problem.away();
    }

    private TransactWriteItem update(Limit limit, long end) {
        return TransactWriteItem.builder().update(Update.builder()
            .tableName(table)
            .key(Items.key("attempts#" + limit.kind() + "#" + limit.of(), Long.toString(end)))
            .updateExpression("ADD hits :one SET expiresAt = :end")
            .conditionExpression("attribute_not_exists(hits) OR hits < :most")
            .expressionAttributeValues(Map.of(":one", Items.number(1), ":end", Items.number(end), ":most",
                Items.number(limit.most())))
            .build()).build();
    }

    private static void pause() {
        try {
            Thread.sleep(1 + ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.away();
        }
    }
}
