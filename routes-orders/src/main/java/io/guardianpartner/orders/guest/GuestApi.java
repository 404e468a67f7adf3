package io.guardianpartner.orders.guest;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.orders.cancellation.Cancellation;
import io.guardianpartner.orders.view.OrderView;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Addresses at which guests read their order, get another Pix for it, and take it back. */
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
            .to("direct:get-guest-order")

            .post("/payments").id("post-guest-order-payment").security(Access.BEARER_SECRET)
            .description(
                "A Pix that can be paid: the one that the order has, or another one when that ran out or failed")
            .outType(OrderView.class).produces(Rest.JSON)
            .responseMessage().code(401).message("the token opens no order").endResponseMessage()
            .responseMessage().code(409).message("it is not to be paid any more, or what it had is sold")
            .endResponseMessage()
            .responseMessage().code(422).message("the broker refuses the payment").endResponseMessage()
            .responseMessage().code(429).message("too many guests order at this moment; try again").endResponseMessage()
            .responseMessage().code(503).message("try again").endResponseMessage()
            .to("direct:pay-guest-order-anew")

            .post("/cancellation").id("post-guest-order-cancellation").security(Access.BEARER_SECRET)
            .description(
                "Take the order that the token belongs to back, paid or not, before the kitchen begins; twice is once")
            .type(Cancellation.class).outType(OrderView.class).consumes(Rest.JSON).produces(Rest.JSON)
            .param().name("body").type(RestParamType.body).required(false).description("why, if there is more to say")
            .endParam()
            .responseMessage().code(401).message("the token opens no order").endResponseMessage()
            .responseMessage().code(409).message("it is too late").endResponseMessage()
            .to("direct:cancel-guest-order");
    }
}
