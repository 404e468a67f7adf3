package io.guardianpartner.catalog.seed;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Stores the first menu in a catalog that never had a product, all of it or nothing, by the first of the pods. */
@Component
class SeedRoutes extends RouteBuilder {

    // @formatter:off
    @Override
    public void configure() {
        from("direct:seed-menu").routeId("catalog.job.seed-menu")
            .transacted().id("seed-transaction")
            .toV("direct:lock-menu", null, "locked").id("seed-lock")
            .toV("direct:count-products", null, "known").id("seed-count")
            .filter(simple("${variable.known} == 0")).id("seed-if-empty")
                .split(body()).stopOnException().id("seed-each")
                    .to("direct:create-product").id("seed-create")
                .end()
            .end();
    }
    // @formatter:on
}
