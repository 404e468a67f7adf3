package io.guardianpartner.orders.store;

import java.util.Map;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The trace of the request that placed an order, kept in its item while recovery may have to look at it. Recovery has no trace, so what it
 * does belongs to this one.
 */
final class OrderTrace {

    private static final String ATTRIBUTE = Attributes.TRACEPARENT;

    private OrderTrace() {}

    /** The attributes of an order that is new: none where nothing is traced. */
    static Map<String, AttributeValue> attributes() {
        return TraceContext.traceparent()
            .map(traceparent -> Map.of(ATTRIBUTE, AttributeValue.fromS(traceparent)))
            .orElse(Map.of());
    }

    /** Takes it out of an item that nobody will recover. */
    static void keep(Map<String, AttributeValue> item, Order order) {
        if (order.recoverAt().isEmpty()) {
            item.remove(ATTRIBUTE);
        }
    }

    static void enter(Exchange exchange, Map<String, AttributeValue> item) {
        AttributeValue traceparent = item.get(ATTRIBUTE);
        if (traceparent != null && TraceContext.traceparent().isEmpty()) {
            TraceContext.enter(exchange, traceparent.s(), TraceContext.correlationId());
        }
    }
}
