package io.guardianpartner.orders.story;

import io.guardianpartner.api.Rest;
import io.guardianpartner.orders.store.OrderPage;
import io.guardianpartner.orders.store.OrderQueryRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Tells all that happened to an order: this service's own part first, then those of catalog and payments. */
@Component
class OrderStoryRoutes extends RouteBuilder {

    private final OrderStorySteps steps;

    OrderStoryRoutes(OrderStorySteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:tell-story").routeId("orders.api.story").routeConfigurationId(Rest.ERRORS)
            .transform().exchange(steps::reference).id("which-story")
            .filter(body().isInstanceOf(OrderPage.class)).id("if-asked-by-number")
                .to(OrderQueryRoutes.LIST).id("find-number")
                .transform().exchange(steps::found).id("order-of-number")
            .end()
            .to(OrderQueryRoutes.LOAD_STORED).id("load-story")
            .process(steps::begin).id("begin-story")
            .to(StoryPartRoutes.CATALOG).id("part-of-catalog")
            .to(StoryPartRoutes.PAYMENTS).id("part-of-payments")
            .process(steps::answer).id("show-story");
    }
    // @formatter:on
}
