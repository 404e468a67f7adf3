package io.guardianpartner.orders.stock;

import java.util.stream.Collectors;

import io.guardianpartner.message.payload.StockUnavailable;
import io.guardianpartner.orders.order.Cooking;
import io.guardianpartner.orders.store.OrderChange;
import io.guardianpartner.routing.inbound.InboundMessage;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The catalog's message as a change of its order. */
@Component("stockChanges")
class StockChanges {

    public OrderChange unavailable(@Body StockUnavailable gone,
        @ExchangeProperty(InboundMessage.PROPERTY) InboundMessage message) {
        String detail = gone.lines().stream()
            .map(line -> line.name() + ": wanted " + line.wanted() + ", available " + line.available())
            .collect(Collectors.joining("; "));
        return OrderChange.by(message.messageKey(), message.bodyHash(), gone.orderId(),
            (order, now) -> Cooking.stockIsGone(order, detail, now));
    }
}
