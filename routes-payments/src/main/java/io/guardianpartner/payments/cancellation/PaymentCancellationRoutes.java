package io.guardianpartner.payments.cancellation;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import io.guardianpartner.payments.reconciliation.ReconciliationTrigger;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Records that an order needs its payments no more. The record stays as a tombstone for payments that are yet to come; the broker is called
 * after the transaction, by the job.
 */
@Component
class PaymentCancellationRoutes extends RouteBuilder {

    private final ReconciliationTrigger trigger;

    PaymentCancellationRoutes(ReconciliationTrigger trigger) {
        this.trigger = trigger;
    }

    // @formatter:off
    @Override
    public void configure() {
        from(handling(MSG_PAYMENT_CANCELLATION_REQUESTED)).routeId("payments.in.MSG_PAYMENT_CANCELLATION_REQUESTED")
            .toV("direct:insert-cancellation", null, "recorded").id("record-cancellation")
            .toV("direct:wake-payments-of-order", null, "woken").id("wake-payments")
            .process(trigger).id("wake-after-commit");
    }
    // @formatter:on
}
