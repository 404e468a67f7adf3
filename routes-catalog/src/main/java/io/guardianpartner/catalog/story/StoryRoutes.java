package io.guardianpartner.catalog.story;

import io.guardianpartner.api.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Tells the catalog's part of the story of an order: its portions, and the messages about it. */
@Component
class StoryRoutes extends RouteBuilder {

    private final StorySteps steps;

    StoryRoutes(StorySteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:tell-story").routeId("catalog.api.story").routeConfigurationId(Rest.ERRORS)
            .setVariable("orderId").exchange(steps::orderId).id("story-order-id")
            .toV("direct:find-reservation-story", "orderId", "reservation").id("story-reservation")
            .setVariable("messages").exchange(steps::messages).id("story-messages")
            .transform().exchange(steps::part).id("story-part")
            .marshal().json().id("story-write");
    }
    // @formatter:on
}
