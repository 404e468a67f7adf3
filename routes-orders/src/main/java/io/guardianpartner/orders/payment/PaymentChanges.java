package io.guardianpartner.orders.payment;

import java.util.UUID;

import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import io.guardianpartner.message.payload.PaymentRefunded;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.orders.order.Paying;
import io.guardianpartner.orders.store.OrderChange;
import io.guardianpartner.routing.inbound.InboundMessage;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Each message of payments as a change of its order. */
@Component("paymentChanges")
class PaymentChanges {

    public OrderChange succeeded(@Body PaymentSuccess paid,
        @ExchangeProperty(InboundMessage.PROPERTY) InboundMessage message) {
        return change(message, paid.orderId(),
            (order, now) -> Paying.succeeded(order, paid.paymentId(), paid.amount(), now));
    }

    public OrderChange failed(@Body PaymentFail failed,
        @ExchangeProperty(InboundMessage.PROPERTY) InboundMessage message) {
        return change(message, failed.orderId(), (order, now) -> Paying.failed(order, failed.paymentId(), now));
    }

    public OrderChange refunded(@Body PaymentRefunded refunded,
        @ExchangeProperty(InboundMessage.PROPERTY) InboundMessage message) {
        return change(message, refunded.orderId(),
            (order, now) -> Paying.refunded(order, refunded.paymentId(), refunded.totalRefunded(), now));
    }

    public OrderChange refundFailed(@Body PaymentRefundFailed failed,
        @ExchangeProperty(InboundMessage.PROPERTY) InboundMessage message) {
        return change(message, failed.orderId(),
            (order, now) -> Paying.refundFailed(order, failed.paymentId(), failed.amount(), failed.reason(), now));
    }

    private static OrderChange change(InboundMessage message, UUID orderId, OrderChange.Rule rule) {
        return OrderChange.by(message.messageKey(), message.bodyHash(), orderId, rule);
    }
}
