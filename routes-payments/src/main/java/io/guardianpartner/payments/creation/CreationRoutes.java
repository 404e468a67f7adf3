package io.guardianpartner.payments.creation;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.payments.query.PaymentView;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Creates a payment: stores what is wanted, in a transaction, and then asks the broker, in none. */
@Component
class CreationRoutes extends RouteBuilder {

    private final CreationSteps steps;

    CreationRoutes(CreationSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        rest("/v1/payments").tag("payments")
            .post().id("createPayment").security(Access.SERVICE).description("Creates the Pix payment of an order, once; another one when that has failed.")
            .consumes(Rest.JSON).produces(Rest.JSON).type(PaymentRequest.class)
            .responseMessage().code(200).message("It stood already.").responseModel(PaymentView.class).endResponseMessage()
            .responseMessage().code(201).message("Created.").responseModel(PaymentView.class).endResponseMessage()
            .responseMessage().code(409).message("The order needs no payment any more, or has one of another amount, or one that is still open.").endResponseMessage()
            .responseMessage().code(422).message("A member breaks a rule; too little time until payBy, among others.").endResponseMessage()
            .responseMessage().code(503).message("The broker's answer is not known yet: the same call may be made again.").endResponseMessage()
            .to("direct:create-payment");

        from("direct:create-payment").routeId("payments.api.create-payment").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(PaymentRequest.class).id("read-request")
            .to("bean-validator:payment-request").id("validate-request")
            .setVariable("wanted").body(PaymentRequest.class, steps::intend).id("intend")
            .to("direct:store-intent").id("store-intent")
            .process(steps::begin).id("begin-creation")
            .to("direct:reconcile").id("pursue-creation")
            .toV("direct:find-payment-of-order", "wanted", "standing").id("load-created")
            .process(steps::answer).id("answer-create")
            .marshal().json().id("write-created");

        from("direct:store-intent").routeId("payments.api.store-intent")
            .transacted().id("intent-transaction")
            .toV("direct:find-payment-of-order", "wanted", "standing").id("find-standing")
            .process(steps::admit).id("admit")
            .filter(steps::isUnheardOf).id("is-unheard-of")
                .filter(steps::isAnother).id("is-another")
                    .toV("direct:supersede-payment", "standing", "superseded").id("supersede-standing")
                .end()
                .toV("direct:insert-payment", "wanted", "inserted").id("insert-intent")
                .toV("direct:find-payment-of-order", "wanted", "standing").id("find-stored")
            .end()
            .process(steps::agree).id("agree")
            .filter(steps::isTriedInVain).id("is-tried-in-vain")
                .toV("direct:claim-payment", "standing", "claimed").id("take-in-hand")
                .process(steps::checkClaimed).id("is-due")
            .end();
    }
    // @formatter:on
}
