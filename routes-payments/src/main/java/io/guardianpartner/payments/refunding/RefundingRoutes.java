package io.guardianpartner.payments.refunding;

import io.guardianpartner.routing.rest.Access;
import io.guardianpartner.routing.rest.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** A refund is asked for. It is stored as wanted; the job makes it. */
@Component
class RefundingRoutes extends RouteBuilder {

    // @formatter:off
    @Override
    public void configure() {
        rest("/v1/payments").tag("payments")
            .post("/{id}/refunds").id("refundPayment").security(Access.SERVICE).security(Access.ADMIN)
            .description("Sends all of an approved payment back.")
            .consumes(Rest.JSON).produces(Rest.JSON).type(RefundRequest.class)
            .responseMessage().code(200).message("Done.").responseModel(RefundView.class).endResponseMessage()
            .responseMessage().code(202).message("Wanted.").responseModel(RefundView.class).endResponseMessage()
            .responseMessage().code(404).message("There is no such payment.").endResponseMessage()
            .responseMessage().code(409).message("The payment was not made.").endResponseMessage()
            .responseMessage().code(422).message("It does not say how much, or another amount than all of it.").endResponseMessage()
            .param().name("id").type(RestParamType.path).dataType("string").endParam()
            .to("direct:refund-payment");

        from("direct:refund-payment").routeId("payments.api.refund-payment").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(RefundRequest.class).id("read-refund")
            .transform().method("refunding", "checked").id("check-refund")
            .setProperty(Refunding.REQUEST, body()).id("keep-request")
            .transform().method("viewing", "id").id("read-refunded-id")
            .to("direct:store-refund").id("store-refund")
            .bean("settleWake", "wake").id("wake-for-refund")
            .transform().method("refunding", "answer").id("answer-refund")
            .marshal().json().id("write-refund");

        from("direct:store-refund").routeId("payments.api.store-refund")
            .transacted().id("refund-transaction")
            .to("direct:lock-payment").id("lock-refunded")
            .to("direct:load-payment").id("load-refunded")
            .transform().method("viewing", "found").id("found-refunded")
            .transform().method("refunding", "decide").id("decide-refund")
            .filter().method("refunding", "isToBeMade").id("is-to-be-made")
                .to("direct:save-refund").id("save-wanted-refund")
                .to("direct:wake-payment").id("wake-refunded")
            .end();
    }
    // @formatter:on
}
