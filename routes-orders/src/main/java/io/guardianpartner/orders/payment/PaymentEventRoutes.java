package io.guardianpartner.orders.payment;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CHARGED_BACK;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REIMBURSED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import io.guardianpartner.orders.update.MessageOutcome;
import io.guardianpartner.orders.update.OrderUpdateRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The messages of payments about an order's payment: paid, not paid, given back, could not be given back, charged back. */
@Component
class PaymentEventRoutes extends RouteBuilder {

    private final PaymentEventSteps steps;
    private final MessageOutcome outcome;

    PaymentEventRoutes(PaymentEventSteps steps, MessageOutcome outcome) {
        this.steps = steps;
        this.outcome = outcome;
    }

    @Override
    public void configure() {
        from(handling(MSG_PAYMENT_SUCCESS)).routeId("orders.in.MSG_PAYMENT_SUCCESS")
            .setVariable(PaymentEventSteps.PAID).body().id("keep-paid")
            .transform().exchange(steps::succeeded).id("payment-succeeded")
            .to(OrderUpdateRoutes.UPDATE).id("save-paid")
            .process(steps::measureKitchenDelay).id("measure-kitchen-delay")
            .process(outcome::tell).id("outcome-of-success");

        from(handling(MSG_PAYMENT_FAIL)).routeId("orders.in.MSG_PAYMENT_FAIL")
            .transform().exchange(steps::failed).id("payment-failed")
            .to(OrderUpdateRoutes.UPDATE).id("save-payment-failed")
            .process(outcome::tell).id("outcome-of-fail");

        from(handling(MSG_PAYMENT_REFUNDED)).routeId("orders.in.MSG_PAYMENT_REFUNDED")
            .transform().exchange(steps::refunded).id("payment-refunded")
            .to(OrderUpdateRoutes.UPDATE).id("save-refunded")
            .process(outcome::tell).id("outcome-of-refund");

        from(handling(MSG_PAYMENT_REFUND_FAILED)).routeId("orders.in.MSG_PAYMENT_REFUND_FAILED")
            .transform().exchange(steps::refundFailed).id("payment-refund-failed")
            .to(OrderUpdateRoutes.UPDATE).id("save-refund-failed")
            .process(outcome::tell).id("outcome-of-refund-failed");

        from(handling(MSG_PAYMENT_CHARGED_BACK)).routeId("orders.in.MSG_PAYMENT_CHARGED_BACK")
            .transform().exchange(steps::chargedBack).id("payment-charged-back")
            .to(OrderUpdateRoutes.UPDATE).id("save-charged-back")
            .process(outcome::tell).id("outcome-of-charge-back");

        from(handling(MSG_PAYMENT_REIMBURSED)).routeId("orders.in.MSG_PAYMENT_REIMBURSED")
            .transform().exchange(steps::reimbursed).id("payment-reimbursed")
            .to(OrderUpdateRoutes.UPDATE).id("save-reimbursed")
            .process(outcome::tell).id("outcome-of-reimbursement");
    }
}
