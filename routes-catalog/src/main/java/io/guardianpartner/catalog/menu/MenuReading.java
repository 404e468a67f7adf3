package io.guardianpartner.catalog.menu;

import io.guardianpartner.routing.rest.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Anybody reads the menu. */
@Component
class MenuReading extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:list-categories").routeId("catalog.api.list-categories").routeConfigurationId(Rest.ERRORS)
            .to("direct:select-categories").id("categories-select")
            .transform().method("menuDesk", "categories").id("categories-answer")
            .marshal().json().id("categories-write");

        from("direct:list-products").routeId("catalog.api.list-products").routeConfigurationId(Rest.ERRORS)
            .transform().method("menuDesk", "query").id("list-query")
            .toV("direct:select-products", null, "products").id("list-select")
            .transform().method("menuDesk", "page").id("list-answer")
            .marshal().json().id("list-write");

        from("direct:read-product").routeId("catalog.api.read-product").routeConfigurationId(Rest.ERRORS)
            .to("direct:answer-product").id("read-answer");

        from("direct:answer-product").routeId("catalog.out.answer-product")
            .to("direct:find-product").id("answer-find")
            .setHeader("ETag").method("menuDesk", "etag").id("answer-etag")
            .transform().method("menuDesk", "answer").id("answer-view")
            .marshal().json().id("answer-write");
    }
}
