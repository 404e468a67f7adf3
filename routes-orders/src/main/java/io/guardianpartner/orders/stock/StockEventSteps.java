package io.guardianpartner.orders.stock;

import java.util.stream.Collectors;

import io.guardianpartner.message.payload.StockUnavailable;
import io.guardianpartner.orders.order.CancellationRules;
import io.guardianpartner.orders.update.OrderChange;
import io.guardianpartner.routing.inbound.InboundMessage;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The step of {@link StockEventRoutes}: the message as a change of its order. */
@Component
class StockEventSteps {

    OrderChange unavailable(Exchange exchange) {
        StockUnavailable gone = exchange.getMessage().getBody(StockUnavailable.class);
        String detail = gone.lines().stream()
            .map(line -> line.name() + ": wanted " + line.wanted() + ", available " + line.available())
            .collect(Collectors.joining("; "));
        return OrderChange.by(InboundMessage.of(exchange), gone.orderId(),
            (order, now) -> CancellationRules.stockIsGone(order, detail, now));
    }
}
