package io.guardianpartner.catalog.sales;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** The address of what sells. */
@Component
class SalesApi extends RouteBuilder {

    @Override
    public void configure() {
        rest("/v1/sales").tag("sales")
            .get().id("get-sales").security(Access.ADMIN)
            .description("Portions and money of each product that paid orders of these days have, the most money first")
            .param().name("from").type(RestParamType.query).dataType("string").dataFormat("date").required(true)
            .description("the first day in the restaurant's time zone").endParam()
            .param().name("to").type(RestParamType.query).dataType("string").dataFormat("date").required(true)
            .description("the last day, at most 31 days in all").endParam()
            .outType(SaleView[].class).produces(Rest.JSON)
            .to("direct:tell-sales");
    }
}
