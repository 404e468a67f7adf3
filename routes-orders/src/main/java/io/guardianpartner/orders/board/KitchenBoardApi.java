package io.guardianpartner.orders.board;

import java.util.Arrays;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.view.OrderView;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Addresses of the lists of orders and of the kitchen's moves. */
@Component
class KitchenBoardApi extends RouteBuilder {

    @Override
    public void configure() {
        rest("/v1/orders").tag("orders")
            .get().id("get-orders")
            .security(Access.CUSTOMER).security(Access.KITCHEN).security(Access.ADMIN)
            .description("The kitchen's board: done, in progress, awaiting, each oldest first; "
                + "or one's own orders, newest first; for the administrator also those of one status, newest first, "
                + "or the one that had a number on a day")
            .outType(OrderView[].class).produces(Rest.JSON)
            .param().name("customer").type(RestParamType.query).required(false).allowableValues("me")
            .description("me for one's own orders; absent for the board").endParam()
            .param().name("status").type(RestParamType.query).required(false)
            .allowableValues(Arrays.stream(OrderStatus.values()).map(OrderStatus::name).toArray(String[]::new))
            .description("the orders of this status; for the administrator").endParam()
            .param().name("trackingNumber").type(RestParamType.query).required(false)
            .description("the number of an order; with date, and for the administrator").endParam()
            .param().name("date").type(RestParamType.query).dataType("string").dataFormat("date").required(false)
            .description("the day of the number in the restaurant's time zone").endParam()
            .param().name("limit").type(RestParamType.query).dataType("integer").required(false)
            .description("1 to 100, 20 when not said").endParam()
            .param().name("cursor").type(RestParamType.query).required(false)
            .description("the next of the page before").endParam()
            .to("direct:list")

            .patch("/{id}/status").id("patch-order-status").security(Access.KITCHEN).security(Access.ADMIN)
            .description("Move an order on, or cancel it, as the kitchen")
            .type(NextStatus.class).outType(OrderView.class).consumes(Rest.JSON).produces(Rest.JSON)
            .responseMessage().code(404).message("there is no such order").endResponseMessage()
            .responseMessage().code(409).message("the order has no such step to take").endResponseMessage()
            .to("direct:move-order");
    }
}
