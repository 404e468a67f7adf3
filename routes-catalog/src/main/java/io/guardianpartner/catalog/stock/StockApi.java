package io.guardianpartner.catalog.stock;

import io.guardianpartner.api.Access;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** The addresses of the stock. */
@Component
class StockApi extends RouteBuilder {

    private static final String JSON = "application/json";

    @Override
    public void configure() {
        rest("/v1/products/{id}/stock").tag("stock")
            .get().id("get-stock").security(Access.ANYONE)
            .description("How many portions there are, reserved and available")
            .outType(StockView.class).produces(JSON)
            .responseMessage().code(404).message("there is no such product").endResponseMessage()
            .to("direct:read-stock")

            .put().id("put-stock").security(Access.ADMIN)
            .description("Set what lies on the shelf, as counted; needs If-Match")
            .type(CountRequest.class).outType(StockView.class).consumes(JSON).produces(JSON)
            .param().name("If-Match").type(RestParamType.header).description("the ETag of the last answer").endParam()
            .responseMessage().code(404).message("there is no such product").endResponseMessage()
            .responseMessage().code(409).message("less than is reserved").endResponseMessage()
            .responseMessage().code(412).message("it has changed since").endResponseMessage()
            .responseMessage().code(422).message("a member breaks a rule").endResponseMessage()
            .responseMessage().code(428).message("If-Match is missing").endResponseMessage()
            .to("direct:put-stock")

            .post("/adjustments").id("post-stock-adjustment").security(Access.ADMIN)
            .description("Add portions, or take them away by a negative delta; If-Match makes a repetition harmless")
            .type(AdjustmentRequest.class).outType(StockView.class).consumes(JSON).produces(JSON)
            .param().name("If-Match").type(RestParamType.header).required(false)
            .description("the ETag of the last answer; any version if absent").endParam()
            .responseMessage().code(404).message("there is no such product").endResponseMessage()
            .responseMessage().code(409).message("less than is reserved").endResponseMessage()
            .responseMessage().code(412).message("it has changed since").endResponseMessage()
            .responseMessage().code(422).message("a member breaks a rule").endResponseMessage()
            .to("direct:post-adjustment");
    }
}
