package io.guardianpartner.local.dynamodb;

import java.util.List;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Creates tables through the ordinary API, so in whatever the client points to. */
public final class DynamoDbTables {

    private final DynamoDbClient client;

    public DynamoDbTables(DynamoDbClient client) {
        this.client = client;
    }

    /**
     * Creates the tables that are not there yet and waits until they can be used; one that is there stays as it is.
     *
     * @return the physical names, in the given order
     */
    public List<String> create(String environment, List<TableDefinition> tables) {
        return tables.stream().map(table -> create(environment, table)).toList();
    }

    private String create(String environment, TableDefinition table) {
        String name = table.physicalName(environment);
        try {
            client.createTable(table.creation(environment));
        } catch (ResourceInUseException e) {
            return name;
        }
        client.waiter().waitUntilTableExists(request -> request.tableName(name));
        if (table.ttl() != null) {
            client.updateTimeToLive(request -> request.tableName(name)
                .timeToLiveSpecification(ttl -> ttl.attributeName(table.ttl()).enabled(true)));
        }
        return name;
    }
}
