package io.guardianpartner.routing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Counts the capacity units of DynamoDB, which are what is paid for: DynamoDB is asked with each request of a
 * service what it took of the table and its indexes. A write whose condition does not hold takes units, too, and DynamoDB does not say how many; those are not counted.
 * Thread-safe.
 */
class DynamoDbUnits implements ExecutionInterceptor {

    static final String UNITS = "guardian.dynamodb.units";

    private static final ReturnConsumedCapacity ALL = ReturnConsumedCapacity.TOTAL;

    private final MeterRegistry meters;
    /** By operation and table. Kept, because finding a meter by its tags takes longer than counting with it. */
    private final Map<String, Map<String, Counter>> counters = new ConcurrentHashMap<>();

    DynamoDbUnits(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (request instanceof PutItemRequest put) {
            return put.toBuilder().returnConsumedCapacity(ALL).build();
        }
        if (request instanceof GetItemRequest get) {
            return get.toBuilder().returnConsumedCapacity(ALL).build();
        }
        if (request instanceof UpdateItemRequest update) {
            return update.toBuilder().returnConsumedCapacity(ALL).build();
        }
        if (request instanceof QueryRequest query) {
            return query.toBuilder().returnConsumedCapacity(ALL).build();
        }
        return request instanceof BatchGetItemRequest batch
            ? batch.toBuilder().returnConsumedCapacity(ALL).build()
            : request;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkResponse response = context.response();
        if (response instanceof PutItemResponse put) {
            count("PutItem", put.consumedCapacity());
        } else if (response instanceof GetItemResponse get) {
            count("GetItem", get.consumedCapacity());
        } else if (response instanceof UpdateItemResponse update) {
            count("UpdateItem", update.consumedCapacity());
        } else if (response instanceof QueryResponse query) {
            count("Query", query.consumedCapacity());
        } else if (response instanceof BatchGetItemResponse batch) {
            batch.consumedCapacity().forEach(table -> count("BatchGetItem", table));
        }
    }

    private void count(String operation, ConsumedCapacity taken) {
        if (taken != null && taken.capacityUnits() != null) {
            counters.computeIfAbsent(operation, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(taken.tableName(),
                    table -> meters.counter(UNITS, "operation", operation, "table", table))
                .increment(taken.capacityUnits());
        }
    }
}
