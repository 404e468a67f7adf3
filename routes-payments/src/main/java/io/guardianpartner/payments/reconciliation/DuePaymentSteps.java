package io.guardianpartner.payments.reconciliation;

import java.util.List;

import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.store.StoredPayment;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link DuePaymentRoutes}. */
@Component
class DuePaymentSteps {

    boolean isAny(Exchange exchange) {
        return !exchange.getVariable("claimed", List.class).isEmpty();
    }

    boolean isStillOurs(Exchange exchange) {
        return exchange.getVariable("id") != null;
    }

    /** The run belongs to the trace of the request that asked for the payment. */
    void begin(Exchange exchange) {
        StoredPayment stored = exchange.getVariable("stored", StoredPayment.class);
        TraceContext.enter(exchange, stored.traceparent(), stored.payment().orderId());
        exchange.setVariable("run", ReconciliationRun.of(stored.payment(), stored.wakes()));
    }
}
