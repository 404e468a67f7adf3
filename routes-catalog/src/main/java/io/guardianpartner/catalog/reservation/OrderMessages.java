package io.guardianpartner.catalog.reservation;

import static io.guardianpartner.message.MessageTypes.MSG_ORDER_STATUS_CHANGED;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What orders tells the catalog: a paid order takes its portions, one that is over gives them back. */
@Component
class OrderMessages extends RouteBuilder {

    @Override
    public void configure() {
        from(handling(MSG_ORDER_STATUS_CHANGED)).routeId("catalog.in.MSG_ORDER_STATUS_CHANGED")
            .transform().method("orderNewsReader", "read").id("order-news")
            .setVariable("order").method("reservationRows", "heardOf").id("order-key")
            .toV("direct:open-reservation", "order", "reservation").id("order-open")
            .setVariable("products").method("shelfRows", "touched").id("order-products")
            .toV("direct:lock-shelf", "products", "shelf").id("order-lock")
            .transform().method("orderDesk", "hear").id("order-decide")
            .to("direct:store-change").id("order-change")
            .transform().method("orderDesk", "tell").id("order-tell")
            .bean("outbox", "addAll").id("order-outbox");
    }
}
