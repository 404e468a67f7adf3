package io.guardianpartner.catalog.menu;

import io.guardianpartner.api.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Shows the menu to anybody. */
@Component
class ProductQueryRoutes extends RouteBuilder {

    private final ProductQuerySteps steps;

    ProductQueryRoutes(ProductQuerySteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:list-categories").routeId("catalog.api.list-categories").routeConfigurationId(Rest.ERRORS)
            .to("direct:select-categories").id("categories-select")
            .transform().exchange(steps::categories).id("categories-answer")
            .marshal().json().id("categories-write");

        from("direct:list-products").routeId("catalog.api.list-products").routeConfigurationId(Rest.ERRORS)
            .transform().exchange(steps::query).id("list-query")
            .toV("direct:select-products", null, "products").id("list-select")
            .transform().exchange(steps::page).id("list-answer")
            .marshal().json().id("list-write");

        from("direct:read-product").routeId("catalog.api.read-product").routeConfigurationId(Rest.ERRORS)
            .to("direct:answer-product").id("read-answer");

        from("direct:answer-product").routeId("catalog.job.answer-product")
            .to("direct:find-product").id("answer-find")
            .setHeader("ETag").body(StockedProduct.class, steps::etag).id("answer-etag")
            .transform().body(StockedProduct.class, steps::answer).id("answer-view")
            .marshal().json().id("answer-write");
    }
    // @formatter:on
}
