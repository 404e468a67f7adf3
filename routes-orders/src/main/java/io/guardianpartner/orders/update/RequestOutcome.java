package io.guardianpartner.orders.update;

import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.orders.order.Order;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Meaning of an {@link UpdateResult} for the caller who asked for the change: the order as it is now, or a problem. */
@Component
public class RequestOutcome {

    public Order order(Exchange exchange) {
        UpdateResult result = exchange.getMessage().getBody(UpdateResult.class);
        if (result.is(UpdateResult.Kind.UNKNOWN_ORDER)) {
            throw ProblemException.notFound("order", result.orderId());
        }
        if (result.is(UpdateResult.Kind.IMPOSSIBLE)) {
            throw ProblemException.conflict(result.why(), Map.of("orderStatus", result.order().status()));
        }
        return result.order();
    }
}
