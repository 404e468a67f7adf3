package io.guardianpartner.orders.store;

import java.util.Map;

import io.guardianpartner.orders.order.Order;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What the change that a request asked for means to its caller: the order as it is now, or why not. */
@Component("requestOutcome")
class RequestOutcome {

    public Order order(Exchange exchange, @ExchangeProperty(Change.PROPERTY) Change change) {
        ChangeResult result = change.result;
        if (result.is(ChangeResult.Kind.UNKNOWN_ORDER)) {
            throw ProblemException.notFound("order", change.wanted.orderId());
        }
        if (result.is(ChangeResult.Kind.IMPOSSIBLE)) {
            throw ProblemException.conflict(result.why(), Map.of("orderStatus", result.order().status()));
        }
        return result.order();
    }
}
