package io.guardianpartner.orders.story;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.api.story.Story;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Address of an order's story. */
@Component
class OrderStoryApi extends RouteBuilder {

    @Override
    public void configure() {
        rest("/v1/orders").tag("orders")
            .get("/{order}/story").id("get-order-story").security(Access.ADMIN)
            .description("All that happened to an order, from what the services keep")
            .outType(Story.class).produces(Rest.JSON)
            .param().name("order").type(RestParamType.path).dataType("string")
            .description("the order's id, or its tracking number of today").endParam()
            .responseMessage().code(404).message("there is no such order, or none of today with this number")
            .endResponseMessage()
            .to("direct:tell-story");
    }
}
