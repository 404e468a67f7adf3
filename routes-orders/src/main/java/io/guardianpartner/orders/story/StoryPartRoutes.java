package io.guardianpartner.orders.story;

import io.guardianpartner.api.identity.ServiceTokens;
import io.guardianpartner.orders.OrdersProperties;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Asks catalog and payments for their parts of a story. One that does not answer leaves a note in its place. It is asked
 * beside the circuit breakers of placement: a story that cannot be told keeps nobody from ordering.
 */
@Component
class StoryPartRoutes extends RouteBuilder {

    static final String CATALOG = "direct:story-of-catalog";
    static final String PAYMENTS = "direct:story-of-payments";

    private static final String PATH = "/v1/stories";

    private final OrdersProperties properties;
    private final StoryPartSteps catalog;
    private final StoryPartSteps payments;

    StoryPartRoutes(OrdersProperties properties, ServiceTokens tokens) {
        this.properties = properties;
        catalog = new StoryPartSteps("catalog", tokens);
        payments = new StoryPartSteps("payments", tokens);
    }

    // @formatter:off
    @Override
    public void configure() {
        from(CATALOG).routeId("orders.out.story-of-catalog")
            .doTry().id("try-catalog-story")
                .process(catalog::ask).id("ask-catalog-story")
                .to(properties.catalog().endpoint(PATH)).id("get-catalog-story")
                .process(catalog::read).id("read-catalog-story")
            .doCatch(Exception.class)
                .process(catalog::missing).id("catalog-story-is-missing")
            .end();

        from(PAYMENTS).routeId("orders.out.story-of-payments")
            .doTry().id("try-payments-story")
                .process(payments::ask).id("ask-payments-story")
                .to(properties.payments().endpoint(PATH)).id("get-payments-story")
                .process(payments::read).id("read-payments-story")
            .doCatch(Exception.class)
                .process(payments::missing).id("payments-story-is-missing")
            .end();
    }
    // @formatter:on
}
