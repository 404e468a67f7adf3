package io.guardianpartner.payments.store;

import java.util.HashMap;
import java.util.Map;

import io.guardianpartner.message.payload.PaymentCancellationRequested;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The rows of cancellations. */
@Component
class CancellationRows {

    Map<String, Object> row(Exchange exchange) {
        PaymentCancellationRequested request = exchange.getMessage().getBody(PaymentCancellationRequested.class);
        Map<String, Object> row = new HashMap<>();
        row.put("order_id", request.orderId());
        row.put("payment_id", request.paymentId());
        row.put("reason", request.reason());
        return row;
    }
}
