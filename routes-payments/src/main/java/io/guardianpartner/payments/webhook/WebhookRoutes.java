package io.guardianpartner.payments.webhook;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.payments.reconciliation.ReconciliationTrigger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/**
 * Takes Mercado Pago's notifications. Anyone may call; only a signed id counts. The mark is durable before the answer goes out, and the
 * body is never read.
 */
@Component
class WebhookRoutes extends RouteBuilder {

    private final WebhookSteps steps;
    private final ReconciliationTrigger trigger;

    WebhookRoutes(WebhookSteps steps, ReconciliationTrigger trigger) {
        this.steps = steps;
        this.trigger = trigger;
    }

    // @formatter:off
    @Override
    public void configure() {
        rest("/v1/webhooks").tag("webhooks")
            .post("/mercadopago").id("mercadoPagoNotifies").security(Access.SIGNATURE).description("Mercado Pago's notifications.")
            .param().name(WebhookSteps.DATA_ID).type(RestParamType.query).dataType("string").required(false).endParam()
            .param().name("type").type(RestParamType.query).dataType("string").required(false).endParam()
            .param().name("topic").type(RestParamType.query).dataType("string").required(false).endParam()
            .responseMessage().code(200).message("Noted, or nothing to note.").endResponseMessage()
            .responseMessage().code(400).message("Signed, but no id.").endResponseMessage()
            .responseMessage().code(401).message("Not signed by Mercado Pago.").endResponseMessage()
            .to("direct:mercadopago-notifies");

        from("direct:mercadopago-notifies").routeId("payments.api.webhook").routeConfigurationId(Rest.ERRORS)
            .filter(steps::isSignedForm).id("which-form")
                .process(steps::verify).id("verify-signature")
                .filter(steps::isAboutPayment).id("which-topic")
                    .setVariable("externalId").exchange(steps::signedId).id("take-signed-id")
                    .toV("direct:wake-notified-payment", "externalId", "woken").id("wake-notified")
                    .filter(steps::isKnown).id("whose-payment")
                        .process(steps::takeUp).id("take-up-trace")
                        .process(trigger).id("wake-job")
                    .end()
                .end()
            .end()
            .process(steps::count).id("count-notification")
            .process(steps::answer).id("answer-webhook");
    }
    // @formatter:on
}
