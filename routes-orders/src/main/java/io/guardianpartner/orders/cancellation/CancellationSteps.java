package io.guardianpartner.orders.cancellation;

import io.guardianpartner.orders.order.CancellationRules;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.update.OrderChange;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link CancellationRoutes}. */
@Component
class CancellationSteps {

    static final String CANCELLATION = "cancellation";

    /** Nothing needs to be said about a cancellation. */
    boolean isExplained(Exchange exchange) {
        String body = exchange.getMessage().getBody(String.class);
        return body != null && !body.isBlank();
    }

    OrderChange change(Exchange exchange) {
        Cancellation given = exchange.getVariable(CANCELLATION, Cancellation.class);
        String reason = given == null ? null : given.reason();
        return OrderChange.of(exchange.getMessage().getBody(Order.class).id(),
            (order, now) -> CancellationRules.cancelledByOwner(order, reason, now));
    }
}
