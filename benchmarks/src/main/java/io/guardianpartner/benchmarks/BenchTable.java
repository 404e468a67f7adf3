package io.guardianpartner.benchmarks;

import java.util.List;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The DynamoDB table of this process, as its environment names it. */
public final class BenchTable {

    /** The environment variable with its name. */
    public static final String VARIABLE = "BENCHMARK_TABLE";

    /** Its name, in the process of a case. */
    public static final String NAME = System.getenv(VARIABLE);

    private BenchTable() {}

    /** The keys of all items. */
    public static List<String> keys(DynamoDbClient dynamoDb) {
        return dynamoDb.scanPaginator(scan -> scan.tableName(NAME).projectionExpression(SampleItems.KEY)).items()
            .stream().map(item -> item.get(SampleItems.KEY).s()).toList();
    }
}
