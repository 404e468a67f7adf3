package io.guardianpartner.payments.creating;

import io.guardianpartner.payments.viewing.PaymentView;
import io.guardianpartner.routing.rest.Access;
import io.guardianpartner.routing.rest.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A payment is asked for. What is wanted is stored first, in a transaction; the broker is called after it, in none. */
@Component
class CreatingRoutes extends RouteBuilder {

    // @formatter:off
    @Override
    public void configure() {
        rest("/v1/payments").tag("payments")
            .post().id("createPayment").security(Access.SERVICE).description("Creates the Pix payment of an order, once.")
            .consumes(Rest.JSON).produces(Rest.JSON).type(PaymentRequest.class)
            .responseMessage().code(200).message("It stood already.").responseModel(PaymentView.class).endResponseMessage()
            .responseMessage().code(201).message("Created.").responseModel(PaymentView.class).endResponseMessage()
            .responseMessage().code(409).message("The order needs no payment any more, or has one of another amount.").endResponseMessage()
            .responseMessage().code(422).message("A member breaks a rule; too little time until payBy, among others.").endResponseMessage()
            .responseMessage().code(503).message("The broker's answer is not known yet: the same call may be made again.").endResponseMessage()
            .to("direct:create-payment");

        from("direct:create-payment").routeId("payments.api.create-payment").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(PaymentRequest.class).id("read-request")
            .to("bean-validator:payment-request").id("validate-request")
            .transform().method("creating", "intent").id("intend")
            .to("direct:store-intent").id("store-intent")
            .setProperty(Creating.INTENT, body()).id("keep-intent")
            .transform().method("creating", "pursuit").id("begin-creation")
            .to("direct:pursue").id("pursue-creation")
            .to("direct:load-payment").id("load-created")
            .transform().method("creating", "answer").id("answer-create")
            .marshal().json().id("write-created");

        from("direct:store-intent").routeId("payments.api.store-intent")
            .transacted().id("intent-transaction")
            .to("direct:find-for-order").id("find-standing")
            .bean("creating", "admit").id("admit")
            .filter().method("creating", "isUnheardOf").id("is-unheard-of")
                .to("direct:insert-intent").id("insert-intent")
                .to("direct:find-for-order").id("find-stored")
            .end()
            .bean("creating", "agree").id("agree")
            .filter().method("creating", "isTriedInVain").id("is-tried-in-vain")
                .to("direct:take-in-hand").id("take-in-hand")
                .bean("creating", "isDue").id("is-due")
            .end();
    }
    // @formatter:on
}
