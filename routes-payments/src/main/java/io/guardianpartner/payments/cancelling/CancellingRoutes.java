package io.guardianpartner.payments.cancelling;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * What orders tell payments. The record stays as a tombstone for payments that are yet to come; the broker is called
 * after the transaction, by the job.
 */
@Component
class CancellingRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from(handling(MSG_PAYMENT_CANCELLATION_REQUESTED)).routeId("payments.in.MSG_PAYMENT_CANCELLATION_REQUESTED")
            .to("direct:record-cancellation").id("record-cancellation")
            .to("direct:wake-payments-of-order").id("wake-payments")
            .bean("settleWake", "wake").id("wake-after-commit");
    }
}
