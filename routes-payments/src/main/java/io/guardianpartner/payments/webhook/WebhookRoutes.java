package io.guardianpartner.payments.webhook;

import io.guardianpartner.routing.rest.Access;
import io.guardianpartner.routing.rest.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/**
 * Mercado Pago notifies. Anyone may call; only a signed id counts. The mark is durable before the answer goes out, and the
 * body is never read.
 */
@Component
class WebhookRoutes extends RouteBuilder {

    // @formatter:off
    @Override
    public void configure() {
        rest("/v1/webhooks").tag("webhooks")
            .post("/mercadopago").id("mercadoPagoNotifies").security(Access.SIGNATURE).description("Mercado Pago's notifications.")
            .param().name(Webhooks.DATA_ID).type(RestParamType.query).dataType("string").required(false).endParam()
            .param().name("type").type(RestParamType.query).dataType("string").required(false).endParam()
            .param().name("topic").type(RestParamType.query).dataType("string").required(false).endParam()
            .responseMessage().code(200).message("Noted, or nothing to note.").endResponseMessage()
            .responseMessage().code(400).message("Signed, but no id.").endResponseMessage()
            .responseMessage().code(401).message("Not signed by Mercado Pago.").endResponseMessage()
            .to("direct:mercadopago-notifies");

        from("direct:mercadopago-notifies").routeId("payments.api.webhook").routeConfigurationId(Rest.ERRORS)
            .choice().id("which-form")
                .when(method("webhooks", "isLegacy"))
                    .bean("webhooks", "ignored").id("ignore-legacy")
                .otherwise()
                    .bean("webhooks", "verify").id("verify-signature")
                    .to("direct:mark-notified").id("mark-notified")
            .end()
            .bean("webhooks", "answer").id("answer-webhook");

        from("direct:mark-notified").routeId("payments.api.mark-notified")
            .choice().id("which-topic")
                .when(method("webhooks", "isAboutPayment"))
                    .transform().method("webhooks", "signedId").id("take-signed-id")
                    .to("direct:wake-notified").id("wake-notified")
                    .to("direct:wake-settling").id("wake-settling")
                .otherwise()
                    .bean("webhooks", "ignored").id("ignore-other-topic")
            .end();

        from("direct:wake-settling").routeId("payments.api.wake-settling")
            .choice().id("whose-payment")
                .when(method("webhooks", "isKnown"))
                    .bean("settleWake", "wake").id("wake-job")
                    .bean("webhooks", "accepted").id("count-accepted")
                .otherwise()
                    .bean("webhooks", "unknown").id("count-unknown")
            .end();
    }
    // @formatter:on
}
