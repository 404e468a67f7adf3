package io.guardianpartner.payments.webhook;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/**
 * Takes Mercado Pago's notifications. Anyone may call; only a signed id counts. One insert stores a notification, and that it is to be
 * processed, before the answer goes out; nothing else is waited for.
 */
@Component
class WebhookRoutes extends RouteBuilder {

    private final WebhookSteps steps;
    private final NotificationTrigger trigger;

    WebhookRoutes(WebhookSteps steps, NotificationTrigger trigger) {
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
            .responseMessage().code(200).message("Stored, or nothing to store.").endResponseMessage()
            .responseMessage().code(400).message("Signed, but no id.").endResponseMessage()
            .responseMessage().code(401).message("Not signed by Mercado Pago.").endResponseMessage()
            .to("direct:mercadopago-notifies");

        from("direct:mercadopago-notifies").routeId("payments.api.webhook").routeConfigurationId(Rest.ERRORS)
            .filter(steps::isSignedForm).id("which-form")
                .process(steps::verify).id("verify-signature")
                .setVariable("notification").exchange(steps::notification).id("read-notification")
                .toV("direct:insert-notification", "notification", "reception").id("store-notification")
                .filter(steps::isOpen).id("if-open")
                    .process(trigger).id("wake-notifications")
                .end()
            .end()
            .process(steps::count).id("count-notification")
            .process(steps::answer).id("answer-webhook");
    }
    // @formatter:on
}
