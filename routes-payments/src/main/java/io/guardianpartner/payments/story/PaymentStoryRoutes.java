package io.guardianpartner.payments.story;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.api.story.StoryPart;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Tells this service's part of the story of an order: its payment, its refunds, the calls and
 * notifications of the broker, the messages. */
@Component
class PaymentStoryRoutes extends RouteBuilder {

    private final PaymentStorySteps steps;

    PaymentStoryRoutes(PaymentStorySteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        rest("/v1/stories").tag("stories")
            .get().id("tellStory").security(Access.SERVICE).security(Access.ADMIN)
            .description("What this service keeps of an order; nothing of one that it never heard of.")
            .produces(Rest.JSON).outType(StoryPart.class)
            .param().name("orderId").type(RestParamType.query).dataType("string").dataFormat("uuid").required(true)
            .endParam()
            .to("direct:tell-story");

        from("direct:tell-story").routeId("payments.api.story").routeConfigurationId(Rest.ERRORS)
            .setVariable("orderId").exchange(steps::orderId).id("story-order-id")
            .toV("direct:find-payment-story", "orderId", "payments").id("story-payment")
            .toV("direct:list-refunds-of-order", "orderId", "refunds").id("story-refunds")
            .toV("direct:list-cancellations", "orderId", "cancellations").id("story-cancellations")
            .toV("direct:list-notifications-of-order", "orderId", "notifications").id("story-notifications")
            .setVariable("messages").exchange(steps::messages).id("story-messages")
            .transform().exchange(steps::part).id("tell-part")
            .marshal().json().id("write-part");
    }
    // @formatter:on
}
