package io.guardianpartner.payments.viewing;

import io.guardianpartner.routing.rest.Access;
import io.guardianpartner.routing.rest.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Payments are read: one by its id, or those of an order. */
@Component
class ViewingRoutes extends RouteBuilder {

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
            .transform().method("viewing", "id").id("read-id")
            .to("direct:load-payment").id("load-one")
            .transform().method("viewing", "found").id("found-one")
            .transform().method("viewing", "one").id("view-one")
            .marshal().json().id("write-one");

        from("direct:get-payments").routeId("payments.api.get-payments").routeConfigurationId(Rest.ERRORS)
            .transform().method("viewing", "orderId").id("read-order-id")
            .to("direct:list-payments").id("load-list")
            .transform().method("viewing", "page").id("view-list")
            .marshal().json().id("write-list");
    }
}
