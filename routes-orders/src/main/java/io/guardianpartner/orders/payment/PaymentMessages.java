package io.guardianpartner.orders.payment;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import io.guardianpartner.orders.store.OrderRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What payments tells orders: paid, not paid, given back, could not be given back. */
@Component
class PaymentMessages extends RouteBuilder {

    @Override
    public void configure() {
        from(handling(MSG_PAYMENT_SUCCESS)).routeId("orders.in.MSG_PAYMENT_SUCCESS")
            .transform().method("paymentChanges", "succeeded").id("payment-succeeded")
            .to(OrderRoutes.CHANGE).id("save-paid")
            .bean("messageOutcome", "tell").id("outcome-of-success");

        from(handling(MSG_PAYMENT_FAIL)).routeId("orders.in.MSG_PAYMENT_FAIL")
            .transform().method("paymentChanges", "failed").id("payment-failed")
            .to(OrderRoutes.CHANGE).id("save-payment-failed")
            .bean("messageOutcome", "tell").id("outcome-of-fail");

        from(handling(MSG_PAYMENT_REFUNDED)).routeId("orders.in.MSG_PAYMENT_REFUNDED")
            .transform().method("paymentChanges", "refunded").id("payment-refunded")
            .to(OrderRoutes.CHANGE).id("save-refunded")
            .bean("messageOutcome", "tell").id("outcome-of-refund");

        from(handling(MSG_PAYMENT_REFUND_FAILED)).routeId("orders.in.MSG_PAYMENT_REFUND_FAILED")
            .transform().method("paymentChanges", "refundFailed").id("payment-refund-failed")
            .to(OrderRoutes.CHANGE).id("save-refund-failed")
            .bean("messageOutcome", "tell").id("outcome-of-refund-failed");
    }
}
