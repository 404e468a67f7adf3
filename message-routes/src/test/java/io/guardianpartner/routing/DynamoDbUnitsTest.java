package io.guardianpartner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.guardianpartner.local.dynamodb.LocalDynamoDb;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Calls of a DynamoDB that says what they take. */
class DynamoDbUnitsTest {

    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("1"));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SdkHttpClient http = ApacheHttpClient.create();
    private LocalDynamoDb local;
    private DynamoDbClient tables;

    @BeforeEach
    void start() {
        local = LocalDynamoDb.start(0);
        AwsProperties properties = new AwsProperties("us-east-1", local.endpoint(), local.endpoint(), local.endpoint(),
            Duration.ofSeconds(10), Duration.ofSeconds(30), 10);
        tables = new AwsClients(properties, http,
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")),
            List.of(new DynamoDbUnits(meters))).dynamoDb();
        tables.createTable(table -> table.tableName("things").billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(key -> key.attributeName("id").keyType(KeyType.HASH))
            .attributeDefinitions(id -> id.attributeName("id").attributeType(ScalarAttributeType.S)));
    }

    @AfterEach
    void stop() {
        tables.close();
        http.close();
        local.close();
    }

    @Test
    void aWriteTakesAUnitForEachKilobyteBegun() {
        put(3000);

        assertThat(units("PutItem")).isEqualTo(3);
    }

    @Test
    void readsAreCountedByTheirOperation() {
        put(3000);

        tables.getItem(get -> get.tableName("things").key(KEY).consistentRead(true));
        tables.getItem(get -> get.tableName("things").key(KEY));
        tables.batchGetItem(get -> get.requestItems(Map.of("things", KeysAndAttributes.builder().keys(KEY).build())));
        tables.query(query -> query.tableName("things").keyConditionExpression("id = :id")
            .expressionAttributeValues(Map.of(":id", KEY.get("id"))));

        assertThat(units("GetItem")).isEqualTo(1.5);
        assertThat(units("BatchGetItem")).isEqualTo(0.5);
        assertThat(units("Query")).isEqualTo(0.5);
    }

    @Test
    void aCounterIsAWrite() {
        tables.updateItem(update -> update.tableName("things").key(KEY).attributeUpdates(
            Map.of("count", AttributeValueUpdate.builder().action(AttributeAction.ADD).value(AttributeValue.fromN("1"))
                .build())));

        assertThat(units("UpdateItem")).isEqualTo(1);
    }

    @Test
    void ofAWriteWhoseConditionDoesNotHoldDynamoDbSaysNothing() {
        put(10);

        assertThatThrownBy(() -> tables.putItem(put -> put.tableName("things").item(KEY)
            .conditionExpression("attribute_not_exists(id)"))).isInstanceOf(ConditionalCheckFailedException.class);

        assertThat(units("PutItem")).isEqualTo(1);
    }

    private void put(int bytes) {
        tables.putItem(put -> put.tableName("things").item(
            Map.of("id", KEY.get("id"), "text", AttributeValue.fromS("x".repeat(Math.max(1, bytes - 10))))));
    }

    private double units(String operation) {
        return meters.find(DynamoDbUnits.UNITS).tags("operation", operation, "table", "things").counters().stream()
            .mapToDouble(Counter::count).sum();
    }
}
