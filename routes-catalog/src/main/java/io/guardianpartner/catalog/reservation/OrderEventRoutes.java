package io.guardianpartner.catalog.reservation;

import static io.guardianpartner.message.MessageTypes.MSG_ORDER_STATUS_CHANGED;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import io.guardianpartner.message.payload.OrderStatusChanged;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Commits the portions of a paid order, and releases those of one that is over. */
@Component
class OrderEventRoutes extends RouteBuilder {

    private final OrderEventSteps steps;
    private final ReservationRows reservations;
    private final LockedStockRows stock;

    OrderEventRoutes(OrderEventSteps steps, ReservationRows reservations, LockedStockRows stock) {
        this.steps = steps;
        this.reservations = reservations;
        this.stock = stock;
    }

    // @formatter:off
    @Override
    public void configure() {
        from(handling(MSG_ORDER_STATUS_CHANGED)).routeId("catalog.in.MSG_ORDER_STATUS_CHANGED")
            .transform().body(OrderStatusChanged.class, steps::event).id("order-event")
            .setVariable("order").body(OrderEvent.class, reservations::ofEvent).id("order-key")
            .toV("direct:open-reservation", "order", "reservation").id("order-open")
            .setVariable("products").exchange(stock::touched).id("order-products")
            .toV("direct:lock-order-stock", "products", "stock").id("order-lock")
            .process(steps::apply).id("order-decide")
            .to("direct:store-change").id("order-change")
            .transform().body(ReservationChange.class, steps::messages).id("order-tell")
            .process(steps::send).id("order-outbox");
    }
    // @formatter:on
}
