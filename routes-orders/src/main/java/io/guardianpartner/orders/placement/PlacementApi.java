package io.guardianpartner.orders.placement;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.orders.view.OrderView;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Addresses to which carts are sent. */
@Component
class PlacementApi extends RouteBuilder {

    @Override
    public void configure() {
        placing(rest("/v1/orders").tag("orders").post().id("post-order").security(Access.CUSTOMER)
            .description("Order a cart: it is stored, reserved, and answered with the Pix that pays it"))
            .to("direct:place-order");

        placing(rest("/v1/guest/orders").tag("guests").post().id("post-guest-order").security(Access.ANYONE)
            .description("Order without an account; the order token of the answer reads the order")
            .responseMessage().code(429).message("too many guests order at this moment; try again")
            .endResponseMessage())
            .to("direct:place-guest-order");
    }

    private static RestDefinition placing(RestDefinition post) {
        return post.type(NewOrder.class).consumes(Rest.JSON).produces(Rest.JSON)
            .param().name("Idempotency-Key").type(RestParamType.header).required(false)
            .description("the same key and cart give the same order, for 24 hours").endParam()
            .responseMessage().code(201).message("the order waits for its payment")
            .responseModel(OrderView.class).endResponseMessage()
            .responseMessage().code(404).message("one of the products is unknown").endResponseMessage()
            .responseMessage().code(409).message("too little stock, or the order was closed meanwhile")
            .endResponseMessage()
            .responseMessage().code(422).message("a member breaks a rule, or the key belongs to another cart")
            .endResponseMessage()
            .responseMessage().code(503).message("try again with the same key").endResponseMessage();
    }
}
