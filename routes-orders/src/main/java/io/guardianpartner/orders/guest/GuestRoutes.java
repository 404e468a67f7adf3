package io.guardianpartner.orders.guest;

import io.guardianpartner.orders.store.OrderRoutes;
import io.guardianpartner.routing.rest.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A guest reads the order that their token belongs to. */
@Component
class GuestRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:get-guest-order").routeId("orders.api.get-guest").routeConfigurationId(Rest.ERRORS)
            .transform().method("guestOrders", "id").id("which-guest-order")
            .to(OrderRoutes.LOAD).id("load-guest-order")
            .transform().method("guestOrders", "proven").id("is-token-right")
            .bean("orderViews", "one").id("show-guest-order");
    }
}
