package io.guardianpartner.orders.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.orders.dynamodb.DynamoDbHeaders;
import io.guardianpartner.orders.dynamodb.ItemReader;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The steps of {@link OrderQueryRoutes}. */
@Component
class OrderQuerySteps {

    private final String table;

    OrderQuerySteps(@Value("${guardian.orders.tables.orders}") String table) {
        this.table = table;
    }

    void askForOrder(Exchange exchange) {
        Message message = exchange.getMessage();
        UUID orderId = message.getBody(UUID.class);
        TraceContext.about(orderId);
        DynamoDbHeaders.get(message, OrderItem.key(orderId));
    }

    void loaded(Exchange exchange) {
        Map<String, AttributeValue> item = DynamoDbHeaders.item(exchange.getMessage());
        DynamoDbHeaders.forget(exchange.getMessage());
        OrderTrace.enter(exchange, item);
        exchange.getMessage().setBody(item.isEmpty() ? null : OrderItem.read(item).order());
    }

    void loadedStored(Exchange exchange) {
        Map<String, AttributeValue> item = DynamoDbHeaders.item(exchange.getMessage());
        DynamoDbHeaders.forget(exchange.getMessage());
        exchange.getMessage().setBody(item.isEmpty() ? null : OrderItem.read(item));
    }

    boolean isIndexToBeAsked(Exchange exchange) {
        return page(exchange).isOpen();
    }

    void askIndex(Exchange exchange) {
        OrderPage page = page(exchange);
        Message message = exchange.getMessage();
        AttributeValue key = AttributeValue.fromS(page.keyValue());
        DynamoDbHeaders.forget(message);
        message.setHeader(Ddb2Constants.INDEX_NAME, page.index);
        message.setHeader(Ddb2Constants.CONSISTENT_READ, false);
        message.setHeader(Ddb2Constants.SCAN_INDEX_FORWARD, page.oldestFirst);
        message.setHeader(Ddb2Constants.LIMIT, page.wanted());
        message.setHeader(Ddb2Constants.KEY_CONDITIONS, Map.of(page.keyName(), Condition.builder()
            .comparisonOperator(ComparisonOperator.EQ).attributeValueList(key).build()));
        if (page.after() != null) {
            Map<String, AttributeValue> start = new HashMap<>(OrderItem.key(page.after()));
            start.put(page.keyName(), key);
            message.setHeader(Ddb2Constants.START_KEY, start);
        }
    }

    void found(Exchange exchange) {
        page(exchange).found(DynamoDbHeaders.items(exchange.getMessage()).stream()
            .map(item -> new ItemReader(item).uuid(OrderItem.KEY)).toList());
        DynamoDbHeaders.forget(exchange.getMessage());
    }

    boolean isToBeRead(Exchange exchange) {
        return !page(exchange).unread().isEmpty();
    }

    /** Milliseconds to wait in this thread for the capacity that DynamoDB did not have. */
    long pause(Exchange exchange) {
        return page(exchange).pause();
    }

    void askForItems(Exchange exchange) {
        List<Map<String, AttributeValue>> keys = page(exchange).unread().stream().map(OrderItem::key).toList();
        exchange.getMessage().setHeader(Ddb2Constants.BATCH_ITEMS,
            Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build()));
    }

    /** DynamoDB may leave some for another call. */
    @SuppressWarnings("unchecked")
    void read(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, List<Map<String, AttributeValue>>> answer = message.getHeader(Ddb2Constants.BATCH_RESPONSE,
            Map.class);
        Map<String, KeysAndAttributes> left = message.getHeader(Ddb2Constants.UNPROCESSED_KEYS, Map.class);
        List<UUID> unread = left != null && left.containsKey(table)
            ? left.get(table).keys().stream().map(key -> new ItemReader(key).uuid(OrderItem.KEY)).toList()
            : List.of();
        page(exchange).read(
            answer.getOrDefault(table, List.of()).stream().map(OrderItem::read).map(StoredOrder::order).toList(),
            unread);
        DynamoDbHeaders.forget(message);
    }

    private static OrderPage page(Exchange exchange) {
        return exchange.getMessage().getBody(OrderPage.class);
    }
}
