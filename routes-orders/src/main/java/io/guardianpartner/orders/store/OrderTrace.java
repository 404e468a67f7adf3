package io.guardianpartner.orders.store;

import java.util.Map;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The trace of the request that placed an order, kept in its item. What somebody does about the order without a trace of their own
 * (recovery, long afterwards) belongs to it.
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

    static void enter(Exchange exchange, Map<String, AttributeValue> item) {
        AttributeValue traceparent = item.get(ATTRIBUTE);
        if (traceparent != null && TraceContext.traceparent().isEmpty()) {
            TraceContext.enter(exchange, traceparent.s(), TraceContext.correlationId());
        }
    }
}
