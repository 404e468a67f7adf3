package io.guardianpartner.acceptance.conformance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import io.guardianpartner.message.Message;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** In DynamoDB: an order's item carries effect, inbox and outbox, so that one conditional put changes all of them. */
final class ItemLedger implements Ledger {

    private static final String EFFECTS = "effects";
    private static final String APPLIED = "applied";
    private static final String LEVEL = "level";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;
    private final Consumer<String> wakeRelay;

    ItemLedger(DynamoDbClient dynamoDb, String table, Clock clock, Consumer<String> wakeRelay) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
        this.wakeRelay = wakeRelay;
    }

    @Override
    public Result apply(Effect effect, BeforeCommit beforeCommit) throws Exception {
        while (true) {
            Map<String, AttributeValue> item = new HashMap<>(read(effect.order()));
            long revision = number(item, OutboxAttribute.REVISION);
            if (applied(item).contains(effect.cause().messageKey())) {
                return Result.HANDLED_BEFORE;
            }
            if (effect.level() != null && effect.level() <= number(item, LEVEL)) {
                return Result.TOO_LATE;
            }
            change(item, effect);
            beforeCommit.run();
            if (put(item, revision)) {
                wakeRelay.accept(effect.order().toString());
                return Result.APPLIED;
            }
        }
    }

    private void change(Map<String, AttributeValue> item, Effect effect) {
        String key = effect.order().toString();
        List<String> applied = new ArrayList<>(applied(item));
        applied.add(effect.cause().messageKey());
        item.put("orderId", AttributeValue.fromS(key));
        item.put(APPLIED, AttributeValue.fromSs(applied));
        item.put(EFFECTS, AttributeValue.fromN(Long.toString(number(item, EFFECTS) + 1)));
        if (effect.level() != null) {
            item.put(LEVEL, AttributeValue.fromN(Integer.toString(effect.level())));
        }
        if (!effect.tells().isEmpty()) {
            OutboxAttribute.add(item, effect.tells());
        }
        OutboxAttribute.due(item, key, clock.instant());
    }

    private boolean put(Map<String, AttributeValue> item, long read) {
        item.put(OutboxAttribute.REVISION, AttributeValue.fromN(Long.toString(read + 1)));
        PutItemRequest.Builder put = PutItemRequest.builder().tableName(table).item(item)
            .expressionAttributeNames(Map.of("#revision", OutboxAttribute.REVISION));
        try {
            dynamoDb.putItem(read == 0
                ? put.conditionExpression("attribute_not_exists(#revision)").build()
                : put.conditionExpression("#revision = :read")
                    .expressionAttributeValues(Map.of(":read", AttributeValue.fromN(Long.toString(read)))).build());
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public int effects(UUID order) {
        return (int) number(read(order), EFFECTS);
    }

    @Override
    public void leave(Message message) {
        String key = message.correlationId().toString();
        Map<String, AttributeValue> item = new HashMap<>(Map.of("orderId", AttributeValue.fromS(key)));
        OutboxAttribute.add(item, List.of(message));
        OutboxAttribute.due(item, key, clock.instant());
        put(item, 0);
    }

    @Override
    public int waiting() {
        return items().stream().mapToInt(item -> item.containsKey(OutboxAttribute.OUTBOX)
            ? item.get(OutboxAttribute.OUTBOX).l().size()
            : 0).sum();
    }

    @Override
    public int records() {
        return (int) items().stream().filter(item -> item.containsKey(APPLIED)).count();
    }

    /** An item keeps its last few at most; here they are pushed out. */
    @Override
    public void ageRecords() {
        items().forEach(item -> dynamoDb.updateItem(update -> update.tableName(table)
            .key(Map.of("orderId", item.get("orderId"))).updateExpression("remove " + APPLIED)));
    }

    private List<Map<String, AttributeValue>> items() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream().toList();
    }

    private Map<String, AttributeValue> read(UUID order) {
        return dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
            .key(Map.of("orderId", AttributeValue.fromS(order.toString())))).item();
    }

    private static List<String> applied(Map<String, AttributeValue> item) {
        return item.containsKey(APPLIED) ? item.get(APPLIED).ss() : List.of();
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? Long.parseLong(item.get(name).n()) : 0;
    }
}
