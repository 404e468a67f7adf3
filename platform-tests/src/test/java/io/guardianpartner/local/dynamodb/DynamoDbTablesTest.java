package io.guardianpartner.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.SharedLocalCloud;
import io.guardianpartner.local.Wiring;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

class DynamoDbTablesTest {

    private static final String TABLES = """
        - name: orders
          hashKey: orderId
          attributes: {orderId: S, dueShard: S, dueAt: N}
          indexes:
            - {name: due, hashKey: dueShard, rangeKey: dueAt, projection: KEYS_ONLY}
          ttl: goneAt
        - name: lines
          hashKey: orderId
          rangeKey: number
          attributes: {orderId: S, number: N}
        """;

    private final LocalCloud cloud = SharedLocalCloud.get();
    private final DynamoDbClient client = cloud.dynamoDb();
    private final String environment = Wiring.unique("t");
    private final String orders = environment + "-orders";

    @BeforeEach
    void create() {
        assertThat(cloud.createTables(environment, yaml(TABLES))).containsExactly(orders, environment + "-lines");
    }

    @Test
    void tablesAreCreatedOnce() {
        client.putItem(request -> request.tableName(orders).item(Map.of("orderId", AttributeValue.fromS("1"))));

        cloud.createTables(environment, yaml(TABLES));

        assertThat(client.scan(request -> request.tableName(orders)).items()).hasSize(1);
    }

    @Test
    void aConditionalPutIsRefusedWhenSomebodyWasFaster() {
        put("1", 0, null);

        put("1", 1, 0);

        assertThatThrownBy(() -> put("1", 1, 0)).isInstanceOf(ConditionalCheckFailedException.class);
        assertThatThrownBy(() -> put("1", 0, null)).isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void aSparseIndexListsOnlyItemsThatHaveItsKeys() {
        putDue("late", 30);
        putDue("early", 10);
        put("never", 0, null);

        List<String> due = client.query(request -> request.tableName(orders)
            .indexName("due")
            .keyConditionExpression("dueShard = :shard and dueAt <= :now")
            .expressionAttributeValues(
                Map.of(":shard", AttributeValue.fromS("P#0"), ":now", AttributeValue.fromN("20"))))
            .items()
            .stream()
            .map(item -> item.get("orderId").s())
            .toList();

        assertThat(due).containsExactly("early");
    }

    @Test
    void timeToLiveIsSwitchedOn() {
        assertThat(client.describeTimeToLive(request -> request.tableName(orders))
            .timeToLiveDescription()
            .attributeName()).isEqualTo("goneAt");
    }

    @Test
    void aMisspeltMemberOfATableIsAnError() {
        assertThatThrownBy(
            () -> cloud.createTables(environment, yaml("- {name: x, hashKey: y, attributes: {y: S}, indices: []}")))
            .isInstanceOf(UncheckedIOException.class)
            .hasStackTraceContaining("indices");
    }

    private void put(String id, int revision, Integer expected) {
        client.putItem(request -> {
            request.tableName(orders)
                .item(Map.of("orderId", AttributeValue.fromS(id), "revision",
                    AttributeValue.fromN(String.valueOf(revision))));
            if (expected == null) {
                request.conditionExpression("attribute_not_exists(orderId)");
            } else {
                request.conditionExpression("revision = :expected")
                    .expressionAttributeValues(Map.of(":expected", AttributeValue.fromN(String.valueOf(expected))));
            }
        });
    }

    private void putDue(String id, int at) {
        client.putItem(request -> request.tableName(orders)
            .item(Map.of("orderId", AttributeValue.fromS(id), "dueShard", AttributeValue.fromS("P#0"), "dueAt",
                AttributeValue.fromN(String.valueOf(at)))));
    }

    private static InputStream yaml(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
