package io.guardianpartner.orders.recovery;

import java.time.Clock;
import java.util.UUID;

import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.PlacementRules;
import io.guardianpartner.orders.placement.PlacementContext;
import io.guardianpartner.orders.update.OrderChange;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link RecoveryRoutes}. */
@Component
class RecoverySteps {

    private final PlacementRules rules;
    private final Clock clock;

    RecoverySteps(PlacementRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    UUID id(Exchange exchange) {
        return UUID.fromString(exchange.getMessage().getHeader("key", String.class));
    }

    void loaded(Exchange exchange) {
        PlacementContext.resume(exchange, exchange.getMessage().getBody(Order.class));
    }

    boolean isToBeFinished(Exchange exchange) {
        return isUnfinished(exchange) && !rules.isToBeGivenUp(order(exchange), clock.instant());
    }

    boolean isUnfinished(Exchange exchange) {
        return order(exchange) != null && order(exchange).isBeingPlaced();
    }

    /** Put off until the next look, or undone. */
    OrderChange later(Exchange exchange) {
        return OrderChange.of(order(exchange).id(), rules::recovered);
    }

    private static Order order(Exchange exchange) {
        return PlacementContext.of(exchange).order();
    }
}
