package io.guardianpartner.payments.query;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Reads payments: one by its id, or those of an order. */
@Component
class PaymentQueryRoutes extends RouteBuilder {

    private final PaymentQuerySteps steps;

    PaymentQueryRoutes(PaymentQuerySteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        rest("/v1/payments").tag("payments")
            .get("/{id}").id("getPayment").security(Access.SERVICE).security(Access.ADMIN).description("One payment.")
            .produces(Rest.JSON).outType(PaymentView.class)
            .param().name("id").type(RestParamType.path).dataType("string").endParam()
            .responseMessage().code(404).message("There is no such payment.").endResponseMessage()
            .to("direct:get-payment")
            .get().id("listPayments").security(Access.SERVICE).security(Access.ADMIN)
            .description("The payments of an order.")
            .produces(Rest.JSON).outType(PaymentView[].class)
            .param().name("orderId").type(RestParamType.query).dataType("string").dataFormat("uuid").required(true)
            .endParam()
            .to("direct:get-payments");

        from("direct:get-payment").routeId("payments.api.get-payment").routeConfigurationId(Rest.ERRORS)
            .setVariable("id").exchange(steps::id).id("read-id")
            .toV("direct:find-payment", "id", "stored").id("load-one")
            .process(steps::checkFound).id("found-one")
            .transform().exchange(steps::one).id("view-one")
            .marshal().json().id("write-one");

        from("direct:get-payments").routeId("payments.api.get-payments").routeConfigurationId(Rest.ERRORS)
            .setVariable("orderId").exchange(steps::orderId).id("read-order-id")
            .toV("direct:list-payments", "orderId", "stored").id("load-list")
            .transform().exchange(steps::page).id("view-list")
            .marshal().json().id("write-list");
    }
    // @formatter:on
}
