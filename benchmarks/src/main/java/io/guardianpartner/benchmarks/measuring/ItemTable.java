package io.guardianpartner.benchmarks.measuring;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The table of a case with DynamoDB: made anew before each run, counted after it. */
final class ItemTable {

    private static final int BATCH = 25;
    private static final int PATIENCE_MILLIS = 2000;
    private static final int LOOK_MILLIS = 10;

    private final LocalCloud cloud;
    private final String environment;
    private final String name;

    ItemTable(LocalCloud cloud, String environment) {
        this.cloud = cloud;
        this.environment = environment;
        this.name = create();
    }

    String name() {
        return name;
    }

    void fill(List<Map<String, AttributeValue>> items) {
        cloud.dynamoDb().deleteTable(request -> request.tableName(name));
        cloud.dynamoDb().waiter().waitUntilTableNotExists(request -> request.tableName(name));
        create();
        IntStream.range(0, (items.size() + BATCH - 1) / BATCH).parallel()
            .forEach(number -> put(items.subList(number * BATCH, Math.min(items.size(), (number + 1) * BATCH))));
    }

    /** How many items a run has changed, and how many carry a message that waits; a relay gets a moment for the last of them. */
    Map<String, Double> figures(boolean isRelayed) throws InterruptedException {
        for (var waited = 0; isRelayed && waited < PATIENCE_MILLIS && waiting() > 0; waited += LOOK_MILLIS) {
            Thread.sleep(LOOK_MILLIS);
        }
        return Map.of("changed", (double) count("not revision = :first", Map.of(":first", AttributeValue.fromN("1"))),
            "waiting", (double) waiting());
    }

    private long waiting() {
        return count("attribute_exists(" + OutboxAttribute.OUTBOX + ")", null);
    }

    private long count(String filter, Map<String, AttributeValue> values) {
        return cloud.dynamoDb().scanPaginator(scan -> scan.tableName(name).filterExpression(filter)
            .expressionAttributeValues(values).select(Select.COUNT)).stream().mapToLong(ScanResponse::count).sum();
    }

    private void put(List<Map<String, AttributeValue>> items) {
        var requests = items.stream().map(item -> WriteRequest.builder()
            .putRequest(PutRequest.builder().item(item).build()).build()).toList();
        var answer = cloud.dynamoDb().batchWriteItem(request -> request.requestItems(Map.of(name, requests)));
        if (!answer.unprocessedItems().isEmpty()) {
            throw new IllegalStateException("The table refuses items");
        }
    }

    private String create() {
        return cloud.createTables(environment, ItemTable.class.getResourceAsStream("/dynamodb-tables.yaml")).get(0);
    }
}
