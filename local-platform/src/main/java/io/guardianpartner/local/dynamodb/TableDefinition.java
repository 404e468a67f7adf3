package io.guardianpartner.local.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * A table as a service's {@code dynamodb-tables.yaml} describes it.
 *
 * @param name logical; the physical one is {@code <environment>-<name>}
 * @param rangeKey null if there is none
 * @param attributes the type (S, N or B) of every attribute that is part of a key
 * @param indexes global secondary indexes
 * @param ttl the attribute that holds the second in which an item may go, null if none
 */
public record TableDefinition(String name, String hashKey, String rangeKey, Map<String, String> attributes,
    List<Index> indexes, String ttl) {

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory()).build();

    public TableDefinition {
        if (name == null || hashKey == null || attributes == null) {
            throw new IllegalArgumentException("A table has a name, a hashKey and attributes: " + name);
        }
        indexes = indexes == null ? List.of() : List.copyOf(indexes);
    }

    /**
     * A global secondary index.
     *
     * @param rangeKey null if there is none
     * @param projection {@code ALL} or {@code KEYS_ONLY}; null means ALL
     */
    public record Index(String name, String hashKey, String rangeKey, String projection) {}

    /** Reads a list of tables; an unknown member is an error, so that a misspelt one is found. */
    public static List<TableDefinition> read(InputStream yaml) {
        try {
            return YAML.readValue(yaml, new TypeReference<List<TableDefinition>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The DynamoDB tables cannot be read", e);
        }
    }

    String physicalName(String environment) {
        return environment + "-" + name;
    }

    CreateTableRequest creation(String environment) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
            .tableName(physicalName(environment))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys(hashKey, rangeKey))
            .attributeDefinitions(attributes.entrySet()
                .stream()
                .map(entry -> AttributeDefinition.builder()
                    .attributeName(entry.getKey())
                    .attributeType(entry.getValue())
                    .build())
                .toList());
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes.stream().map(TableDefinition::index).toList());
        }
        return request.build();
    }

    private static GlobalSecondaryIndex index(Index index) {
        return GlobalSecondaryIndex.builder()
            .indexName(index.name())
            .keySchema(keys(index.hashKey(), index.rangeKey()))
            .projection(projection -> projection.projectionType(
                index.projection() == null ? "ALL" : index.projection()))
            .build();
    }

    private static List<KeySchemaElement> keys(String hash, String range) {
        KeySchemaElement first = KeySchemaElement.builder().attributeName(hash).keyType(KeyType.HASH).build();
        return range == null
            ? List.of(first)
            : List.of(first, KeySchemaElement.builder().attributeName(range).keyType(KeyType.RANGE).build());
    }
}
