package io.guardianpartner.catalog.sales;

import io.guardianpartner.api.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Tells the administrator what sells. */
@Component
class SalesRoutes extends RouteBuilder {

    private final SalesSteps steps;

    SalesRoutes(SalesSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:tell-sales").routeId("catalog.api.sales").routeConfigurationId(Rest.ERRORS)
            .transform().exchange(steps::days).id("sales-days")
            .to("direct:select-sales").id("sales-select")
            .transform().exchange(steps::answer).id("sales-answer")
            .marshal().json().id("sales-write");
    }
    // @formatter:on
}
