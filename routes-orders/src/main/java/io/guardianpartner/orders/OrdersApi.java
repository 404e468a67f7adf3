package io.guardianpartner.orders;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** The private API of orders: which request is whose story. */
@Component
class OrdersApi extends RouteBuilder {

    @Override
    public void configure() {
        rest("/v1/orders").tag("orders").consumes("application/json").produces("application/json")
            .post().id("orders.rest.place").to("direct:place-order")
            .get().id("orders.rest.list")
            .param().name("customer").type(RestParamType.query).required(false).endParam()
            .param().name("limit").type(RestParamType.query).required(false).endParam()
            .param().name("cursor").type(RestParamType.query).required(false).endParam()
            .to("direct:list")
            .get("/{id}").id("orders.rest.get").to("direct:get-order")
            .patch("/{id}/status").id("orders.rest.move").to("direct:move-order")
            .post("/{id}/cancellation").id("orders.rest.cancel").to("direct:cancel-order");

        rest("/v1/guest/orders").tag("guests").consumes("application/json").produces("application/json")
            .post().id("orders.rest.place-guest").to("direct:place-guest-order")
            .get().id("orders.rest.get-guest").to("direct:get-guest-order");

        from("direct:list").routeId("orders.api.list")
            .choice().when(header("customer").isNull())
            .to("direct:list-board").id("board-is-asked-for")
            .otherwise()
            .to("direct:list-own-orders").id("own-are-asked-for");
    }
}
