package io.guardianpartner.orders.payment;

import java.time.Duration;
import java.util.UUID;

import io.guardianpartner.message.payload.PaymentChargedBack;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import io.guardianpartner.message.payload.PaymentRefunded;
import io.guardianpartner.message.payload.PaymentReimbursed;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.PaymentRules;
import io.guardianpartner.orders.update.OrderChange;
import io.guardianpartner.orders.update.UpdateResult;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import io.guardianpartner.routing.inbound.InboundMessage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link PaymentEventRoutes}: each message as a change of its order. */
@Component
class PaymentEventSteps {

    /** The variable with the message of a payment that succeeded. */
    static final String PAID = "paid";

    static final String KITCHEN_DELAY = "guardian.orders.kitchen.delay";

    private final Timer kitchenDelay;

    PaymentEventSteps(MeterRegistry meters) {
        kitchenDelay = Timer.builder(KITCHEN_DELAY)
            .description("From the broker's approval of the payment until the order is the kitchen's").register(meters);
    }

    OrderChange succeeded(Exchange exchange) {
        PaymentSuccess paid = exchange.getMessage().getBody(PaymentSuccess.class);
        return change(exchange, paid.orderId(),
            (order, now) -> PaymentRules.succeeded(order, paid.paymentId(), paid.amount(), now));
    }

    /** The broker's clock may be ahead of ours: then there was no delay. */
    void measureKitchenDelay(Exchange exchange) {
        UpdateResult result = exchange.getMessage().getBody(UpdateResult.class);
        PaymentSuccess paid = exchange.getVariable(PAID, PaymentSuccess.class);
        if (result.is(Kind.STORED) && result.order().status() == OrderStatus.AWAITING
            && paid.paymentId().equals(result.order().paymentId())) {
            Duration delay = Duration.between(paid.approvedAt(), result.order().updatedAt());
            kitchenDelay.record(delay.isNegative() ? Duration.ZERO : delay);
        }
    }

    OrderChange failed(Exchange exchange) {
        PaymentFail failed = exchange.getMessage().getBody(PaymentFail.class);
        return change(exchange, failed.orderId(), (order, now) -> PaymentRules.failed(order, failed.paymentId(), now));
    }

    OrderChange refunded(Exchange exchange) {
        PaymentRefunded refunded = exchange.getMessage().getBody(PaymentRefunded.class);
        return change(exchange, refunded.orderId(),
            (order, now) -> PaymentRules.refunded(order, refunded.paymentId(), refunded.totalRefunded(), now));
    }

    OrderChange refundFailed(Exchange exchange) {
        PaymentRefundFailed failed = exchange.getMessage().getBody(PaymentRefundFailed.class);
        return change(exchange, failed.orderId(),
            (order, now) -> PaymentRules.refundFailed(order, failed.paymentId(), failed.amount(), failed.reason(),
                now));
    }

    OrderChange chargedBack(Exchange exchange) {
        PaymentChargedBack taken = exchange.getMessage().getBody(PaymentChargedBack.class);
        return change(exchange, taken.orderId(), (order, now) -> PaymentRules.chargedBack(order, taken.paymentId(),
            taken.amount(), taken.at(), now));
    }

    OrderChange reimbursed(Exchange exchange) {
        PaymentReimbursed given = exchange.getMessage().getBody(PaymentReimbursed.class);
        return change(exchange, given.orderId(), (order, now) -> PaymentRules.reimbursed(order, given.paymentId(),
            given.amount(), given.at(), now));
    }

    private static OrderChange change(Exchange exchange, UUID orderId, OrderChange.Rule rule) {
        return OrderChange.by(InboundMessage.of(exchange), orderId, rule);
    }
}
