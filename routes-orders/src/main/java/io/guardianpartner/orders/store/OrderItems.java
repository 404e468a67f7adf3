package io.guardianpartner.orders.store;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.orders.order.Order;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Between Camel's DynamoDB headers and orders: names the item to read, and understands what came. */
@Component("orderItems")
class OrderItems implements Processor {

    /** Asks for the item of the order that the body names, by its id or by the change that is wanted. */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Change change = exchange.getProperty(Change.PROPERTY, Change.class);
        UUID orderId = message.getBody() instanceof UUID id ? id : change.wanted.orderId();
        Dynamo.get(message, OrderItem.key(orderId));
    }

    /** The order that was read, or null. */
    Order order(Exchange exchange) {
        Optional<StoredOrder> stored = read(exchange.getMessage());
        Dynamo.forget(exchange.getMessage());
        return stored.map(StoredOrder::order).orElse(null);
    }

    static Optional<StoredOrder> read(Message message) {
        Map<String, AttributeValue> item = Dynamo.item(message);
        return item.isEmpty() ? Optional.empty() : Optional.of(OrderItem.read(item));
    }
}
