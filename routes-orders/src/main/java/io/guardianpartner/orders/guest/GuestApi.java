package io.guardianpartner.orders.guest;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.orders.view.OrderView;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Address at which guests read their order. */
@Component
class GuestApi extends RouteBuilder {

    @Override
    public void configure() {
        rest("/v1/guest/orders").tag("guests")
            .get().id("get-guest-order").security(Access.BEARER_SECRET)
            .description("The order that the token belongs to")
            .outType(OrderView.class).produces(Rest.JSON)
            .param().name("Prefer").type(RestParamType.header).required(false)
            .description("wait=20: with If-None-Match, answer when the order changes, after 20 s at the latest")
            .endParam()
            .responseMessage().code(401).message("the token opens no order").endResponseMessage()
            .to("direct:get-guest-order");
    }
}
