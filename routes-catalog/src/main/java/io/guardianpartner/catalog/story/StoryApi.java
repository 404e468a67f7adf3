package io.guardianpartner.catalog.story;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.api.story.StoryPart;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** The address of the catalog's part of a story. */
@Component
class StoryApi extends RouteBuilder {

    @Override
    public void configure() {
        rest("/v1/stories").tag("stories")
            .get().id("get-story").security(Access.SERVICE).security(Access.ADMIN)
            .description("What this service keeps of an order; nothing of one that it never heard of")
            .outType(StoryPart.class).produces(Rest.JSON)
            .param().name("orderId").type(RestParamType.query).dataType("string").dataFormat("uuid").required(true)
            .endParam()
            .to("direct:tell-story");
    }
}
