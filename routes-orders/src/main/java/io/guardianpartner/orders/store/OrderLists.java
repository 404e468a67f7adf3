package io.guardianpartner.orders.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.orders.order.Order;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The steps of {@link ListRoutes}. */
@Component("orderLists")
class OrderLists {

    static final String LISTING = "listing";
    private static final String READ = "listedItems";
    private static final String UNREAD = "unreadItems";
    private static final String READS = "readsOfItems";
    private static final int MOST_READS = 6;
    private static final long FIRST_PAUSE = 50;

    private final String table;

    OrderLists(@Value("${guardian.orders.tables.orders}") String table) {
        this.table = table;
    }

    public boolean isOpen(@ExchangeProperty(LISTING) Listing listing) {
        return listing.isOpen();
    }

    public void ask(Exchange exchange, @ExchangeProperty(LISTING) Listing listing) {
        Message message = exchange.getMessage();
        AttributeValue key = AttributeValue.fromS(listing.keyValue());
        Dynamo.forget(message);
        message.setHeader(Ddb2Constants.INDEX_NAME, listing.index);
        message.setHeader(Ddb2Constants.CONSISTENT_READ, false);
        message.setHeader(Ddb2Constants.SCAN_INDEX_FORWARD, listing.oldestFirst);
        message.setHeader(Ddb2Constants.LIMIT, listing.wanted());
        message.setHeader(Ddb2Constants.KEY_CONDITIONS, Map.of(listing.keyName(), Condition.builder()
            .comparisonOperator(ComparisonOperator.EQ).attributeValueList(key).build()));
        if (listing.after() != null) {
            Map<String, AttributeValue> start = new HashMap<>(OrderItem.key(listing.after()));
            start.put(listing.keyName(), key);
            message.setHeader(Ddb2Constants.START_KEY, start);
        }
    }

    public void found(Exchange exchange, @ExchangeProperty(LISTING) Listing listing) {
        listing.found(Dynamo.items(exchange.getMessage()).stream()
            .map(item -> new ItemReader(item).uuid(OrderItem.KEY)).toList());
        Dynamo.forget(exchange.getMessage());
        exchange.setProperty(UNREAD, listing.ids().stream().map(OrderItem::key).toList());
        exchange.setProperty(READ, new HashMap<UUID, Order>());
        exchange.setProperty(READS, 0);
    }

    public boolean isToBeRead(@ExchangeProperty(UNREAD) List<?> unread) {
        return unread != null && !unread.isEmpty();
    }

    /** Milliseconds to wait before the next read: nothing, then 50, 100, 200 … for what DynamoDB had no capacity. */
    public long pause(Exchange exchange, @ExchangeProperty(READS) int reads) {
        if (reads >= MOST_READS) {
            throw ProblemException.unavailable("The orders cannot be read now; try again.", Duration.ofSeconds(1));
        }
        exchange.setProperty(READS, reads + 1);
        return reads == 0 ? 0 : FIRST_PAUSE << (reads - 1);
    }

    public void askForItems(Exchange exchange, @ExchangeProperty(UNREAD) List<Map<String, AttributeValue>> unread) {
        exchange.getMessage().setHeader(Ddb2Constants.BATCH_ITEMS,
            Map.of(table, KeysAndAttributes.builder().keys(unread).consistentRead(true).build()));
    }

    /** DynamoDB may leave some for another call. */
    @SuppressWarnings("unchecked")
    public void read(Exchange exchange, @ExchangeProperty(LISTING) Listing listing,
        @ExchangeProperty(READ) Map<UUID, Order> read) {
        Message message = exchange.getMessage();
        Map<String, List<Map<String, AttributeValue>>> answer = message.getHeader(Ddb2Constants.BATCH_RESPONSE,
            Map.class);
        Map<String, KeysAndAttributes> left = message.getHeader(Ddb2Constants.UNPROCESSED_KEYS, Map.class);
        answer.getOrDefault(table, List.of()).stream().map(OrderItem::read).map(StoredOrder::order)
            .forEach(order -> read.put(order.id(), order));
        exchange.setProperty(UNREAD, left != null && left.containsKey(table) ? left.get(table).keys() : List.of());
        listing.read(read);
        Dynamo.forget(message);
    }
}
