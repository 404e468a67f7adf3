package io.guardianpartner.orders.customer;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.orders.cancellation.Cancellation;
import io.guardianpartner.orders.view.OrderView;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Addresses of one order and of its cancellation. */
@Component
class CustomerApi extends RouteBuilder {

    @Override
    public void configure() {
        rest("/v1/orders").tag("orders")
            .get("/{id}").id("get-order")
            .security(Access.CUSTOMER).security(Access.KITCHEN).security(Access.ADMIN)
            .description("An order, for its owner and the kitchen")
            .outType(OrderView.class).produces(Rest.JSON)
            .param().name("Prefer").type(RestParamType.header).required(false)
            .description("wait=20: with If-None-Match, answer when the order changes, after 20 s at the latest")
            .endParam()
            .responseMessage().code(404).message("there is no such order for this caller").endResponseMessage()
            .to("direct:get-order")

            .post("/{id}/cancellation").id("post-order-cancellation")
            .security(Access.CUSTOMER).security(Access.KITCHEN).security(Access.ADMIN)
            .description("Take an order back, paid or not, before the kitchen begins; twice is once")
            .type(Cancellation.class).outType(OrderView.class).consumes(Rest.JSON).produces(Rest.JSON)
            .param().name("body").type(RestParamType.body).required(false).description("why, if there is more to say")
            .endParam()
            .responseMessage().code(404).message("there is no such order for this caller").endResponseMessage()
            .responseMessage().code(409).message("it is too late").endResponseMessage()
            .to("direct:cancel-order")

            .post("/{id}/payments").id("post-order-payment")
            .security(Access.CUSTOMER).security(Access.ADMIN)
            .description(
                "A Pix that can be paid: the one that the order has, or another one when that ran out or failed")
            .outType(OrderView.class).produces(Rest.JSON)
            .responseMessage().code(404).message("there is no such order for this caller").endResponseMessage()
            .responseMessage().code(409).message("it is not to be paid any more, or what it had is sold")
            .endResponseMessage()
            .responseMessage().code(422).message("the broker refuses the payment").endResponseMessage()
            .responseMessage().code(503).message("try again").endResponseMessage()
            .to("direct:pay-order-anew");
    }
}
