package io.guardianpartner.payments.refund;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.payments.query.PaymentQuerySteps;
import io.guardianpartner.payments.query.RefundView;
import io.guardianpartner.payments.reconciliation.ReconciliationTrigger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Stores a refund as wanted; the job makes it. */
@Component
class RefundRoutes extends RouteBuilder {

    private final RefundSteps steps;
    private final PaymentQuerySteps queries;
    private final ReconciliationTrigger trigger;

    RefundRoutes(RefundSteps steps, PaymentQuerySteps queries, ReconciliationTrigger trigger) {
        this.steps = steps;
        this.queries = queries;
        this.trigger = trigger;
    }

    // @formatter:off
    @Override
    public void configure() {
        rest("/v1/payments").tag("payments")
            .post("/{id}/refunds").id("refundPayment").security(Access.SERVICE).security(Access.ADMIN)
            .description("Sends a part of an approved payment back, or all that is left of it.")
            .consumes(Rest.JSON).produces(Rest.JSON).type(RefundRequest.class)
            .responseMessage().code(200).message("It has ended.").responseModel(RefundView.class).endResponseMessage()
            .responseMessage().code(202).message("Wanted.").responseModel(RefundView.class).endResponseMessage()
            .responseMessage().code(404).message("There is no such payment.").endResponseMessage()
            .responseMessage().code(409).message("The payment was not made, or less than this is left of it.").endResponseMessage()
            .responseMessage().code(422).message("It does not say how much or why, or the key was used for another refund.").endResponseMessage()
            .param().name("id").type(RestParamType.path).dataType("string").endParam()
            .param().name("Idempotency-Key").type(RestParamType.header).dataType("string").required(false)
            .description("Needed for a part: the same key is the same refund.").endParam()
            .to("direct:refund-payment");

        from("direct:refund-payment").routeId("payments.api.refund-payment").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(RefundRequest.class).id("read-refund")
            .to("bean-validator:refund-request").id("validate-refund")
            .process(steps::check).id("check-refund")
            .setVariable("id").exchange(queries::id).id("read-refunded-id")
            .setVariable("wanted").exchange(steps::wanted).id("read-refund-key")
            .to("direct:store-refund").id("store-refund")
            .process(trigger).id("wake-for-refund")
            .process(steps::answer).id("answer-refund")
            .marshal().json().id("write-refund");

        from("direct:store-refund").routeId("payments.api.store-refund")
            .transacted().id("refund-transaction")
            .toV("direct:lock-payment", "id", "locked").id("lock-refunded")
            .toV("direct:find-payment", "id", "stored").id("load-refunded")
            .process(queries::checkFound).id("found-refunded")
            .toV("direct:find-refund-request", "wanted", "known").id("find-refund-request")
            .setVariable("refund").exchange(steps::decide).id("decide-refund")
            .filter(steps::isToBeMade).id("is-to-be-made")
                .toV("direct:upsert-refunds", "refund", "saved").id("save-wanted-refund")
                .toV("direct:wake-payment", "id", "woken").id("wake-refunded")
            .end()
            .filter(steps::isNewKey).id("is-new-key")
                .setVariable("keyed").exchange(steps::keyed).id("name-its-refund")
                .toV("direct:insert-refund-request", "keyed", "kept").id("keep-refund-request")
            .end();
    }
    // @formatter:on
}
