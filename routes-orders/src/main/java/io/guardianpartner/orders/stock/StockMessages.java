package io.guardianpartner.orders.stock;

import static io.guardianpartner.message.MessageTypes.MSG_STOCK_UNAVAILABLE;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import io.guardianpartner.orders.store.OrderRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What the catalog tells orders when an order was paid after its reservation had run out, and nothing is left. */
@Component
class StockMessages extends RouteBuilder {

    @Override
    public void configure() {
        from(handling(MSG_STOCK_UNAVAILABLE)).routeId("orders.in.MSG_STOCK_UNAVAILABLE")
            .transform().method("stockChanges", "unavailable").id("stock-is-gone")
            .to(OrderRoutes.CHANGE).id("save-stock-is-gone")
            .bean("messageOutcome", "tell").id("outcome-of-stock-is-gone");
    }
}
