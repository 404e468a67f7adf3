package io.guardianpartner.orders.placing;

import io.guardianpartner.orders.idempotency.KeyClaim;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.view.OrderViews;
import io.guardianpartner.orders.view.Refusals;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What a client is told at the end of placing: the order, or why there will be none. The same each time. */
@Component("placedAnswer")
class PlacedAnswer {

    private final OrderViews views;

    PlacedAnswer(OrderViews views) {
        this.views = views;
    }

    public void tell(Exchange exchange, @ExchangeProperty(Placement.PROPERTY) Placement placement,
        @ExchangeProperty(Placements.CLAIM) KeyClaim claim) {
        Order order = exchange.getMessage().getBody(Order.class);
        if (order.wasNeverPlaced()) {
            throw Refusals.problem(order);
        }
        String token = placement.isGuest() ? Placements.token(placement, claim).text() : null;
        views.answer(exchange, 201, views.ofOne(order).withToken(token));
        exchange.getMessage().setHeader("Location",
            placement.isGuest() ? "/v1/guest/orders" : "/v1/orders/" + order.id());
    }
}
