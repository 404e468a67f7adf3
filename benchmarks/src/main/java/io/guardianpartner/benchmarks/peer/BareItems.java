package io.guardianpartner.benchmarks.peer;

import java.util.Map;

import io.guardianpartner.benchmarks.BenchTable;
import io.guardianpartner.benchmarks.SampleItems;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table by the bare SDK: an item is read as it is now, and put if its revision is still the one that was read. */
record BareItems(DynamoDbClient dynamoDb) implements AutoCloseable {

    Map<String, AttributeValue> get(String key) {
        return dynamoDb.getItem(request -> request.tableName(BenchTable.NAME)
            .key(Map.of(SampleItems.KEY, AttributeValue.fromS(key))).consistentRead(true)).item();
    }

    void put(Map<String, AttributeValue> item, Map<String, AttributeValue> read) {
        dynamoDb.putItem(request -> request.tableName(BenchTable.NAME).item(item)
            .conditionExpression("#revision = :read")
            .expressionAttributeNames(Map.of("#revision", OutboxAttribute.REVISION))
            .expressionAttributeValues(Map.of(":read", read.get(OutboxAttribute.REVISION))));
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
