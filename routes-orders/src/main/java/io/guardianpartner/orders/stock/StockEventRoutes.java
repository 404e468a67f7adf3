package io.guardianpartner.orders.stock;

import static io.guardianpartner.message.MessageTypes.MSG_STOCK_UNAVAILABLE;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import io.guardianpartner.orders.update.MessageOutcome;
import io.guardianpartner.orders.update.OrderUpdateRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The message of the catalog that an order was paid after its reservation had run out, and nothing is left. */
@Component
class StockEventRoutes extends RouteBuilder {

    private final StockEventSteps steps;
    private final MessageOutcome outcome;

    StockEventRoutes(StockEventSteps steps, MessageOutcome outcome) {
        this.steps = steps;
        this.outcome = outcome;
    }

    @Override
    public void configure() {
        from(handling(MSG_STOCK_UNAVAILABLE)).routeId("orders.in.MSG_STOCK_UNAVAILABLE")
            .transform().exchange(steps::unavailable).id("stock-is-gone")
            .to(OrderUpdateRoutes.UPDATE).id("save-stock-is-gone")
            .process(outcome::tell).id("outcome-of-stock-is-gone");
    }
}
