package io.guardianpartner.orders.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.orders.dynamodb.DynamoDbHeaders;
import io.guardianpartner.orders.view.WaitingReaders;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The steps of {@link AwaitedOrderRoutes}. What DynamoDB leaves out is looked at the next time. */
@Component
class AwaitedOrderSteps {

    /** DynamoDB reads no more items in one call. */
    private static final int MOST = 100;

    private final WaitingReaders waiting;
    private final String table;

    AwaitedOrderSteps(WaitingReaders waiting, @Value("${guardian.orders.tables.orders}") String table) {
        this.waiting = waiting;
        this.table = table;
    }

    List<UUID> due(Exchange exchange) {
        return waiting.due(MOST);
    }

    boolean isAny(Exchange exchange) {
        return !exchange.getMessage().getBody(List.class).isEmpty();
    }

    /** Not consistently, which costs half; a reader who is woken reads the truth. */
    @SuppressWarnings("unchecked")
    void askForItems(Exchange exchange) {
        List<UUID> orders = exchange.getMessage().getBody(List.class);
        DynamoDbHeaders.forget(exchange.getMessage());
        exchange.getMessage().setHeader(Ddb2Constants.BATCH_ITEMS, Map.of(table,
            KeysAndAttributes.builder().keys(orders.stream().map(OrderItem::key).toList()).build()));
    }

    @SuppressWarnings("unchecked")
    void tell(Exchange exchange) {
        Map<String, List<Map<String, AttributeValue>>> found = exchange.getMessage()
            .getHeader(Ddb2Constants.BATCH_RESPONSE, Map.class);
        found.getOrDefault(table, List.of()).stream().map(OrderItem::read).map(StoredOrder::order)
            .forEach(waiting::tell);
        DynamoDbHeaders.forget(exchange.getMessage());
    }
}
