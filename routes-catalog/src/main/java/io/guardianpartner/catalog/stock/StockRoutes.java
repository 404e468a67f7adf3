package io.guardianpartner.catalog.stock;

import io.guardianpartner.api.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Shows the stock to anybody; lets the administrator count it and add to it. */
@Component
class StockRoutes extends RouteBuilder {

    private final StockSteps steps;

    StockRoutes(StockSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:read-stock").routeId("catalog.api.read-stock").routeConfigurationId(Rest.ERRORS)
            .to("direct:find-stock").id("read-stock-find")
            .to("direct:answer-stock").id("read-stock-answer");

        from("direct:put-stock").routeId("catalog.api.count-stock").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(CountRequest.class).id("count-read")
            .to("bean-validator:count-stock").id("count-validate")
            .to("direct:count-stock").id("count-store")
            .to("direct:answer-stock").id("count-answer");

        from("direct:post-adjustment").routeId("catalog.api.adjust-stock").routeConfigurationId(Rest.ERRORS)
            .unmarshal().json(AdjustmentRequest.class).id("adjust-read")
            .to("bean-validator:adjust-stock").id("adjust-validate")
            .to("direct:adjust-stock").id("adjust-store")
            .to("direct:answer-stock").id("adjust-answer");

        from("direct:count-stock").routeId("catalog.job.count-stock")
            .transacted().id("count-transaction")
            .toV("direct:lock-stock", null, "stock").id("count-lock")
            .transform().exchange(steps::count).id("count-stock")
            .toV("direct:update-stock", null, "updated").id("count-update");

        from("direct:adjust-stock").routeId("catalog.job.adjust-stock")
            .transacted().id("adjust-transaction")
            .toV("direct:lock-stock", null, "stock").id("adjust-lock")
            .transform().exchange(steps::adjust).id("adjust-stock")
            .toV("direct:update-stock", null, "updated").id("adjust-update");

        from("direct:answer-stock").routeId("catalog.job.answer-stock")
            .transform().exchange(steps::answer).id("answer-stock-view")
            .setHeader("ETag", simple("${body.etag}")).id("answer-stock-etag")
            .marshal().json().id("answer-stock-write");
    }
    // @formatter:on
}
