package io.guardianpartner.orders.store;

import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Looks now and then at the orders that readers wait for, each once however many wait: another pod may have changed them.
 * What this pod changes is told at once by {@link io.guardianpartner.orders.update.OrderUpdateRoutes}.
 */
@Component
class AwaitedOrderRoutes extends RouteBuilder {

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.orders}}?enabledInitialDescribeTable=false";

    private final AwaitedOrderSteps steps;

    AwaitedOrderRoutes(AwaitedOrderSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("timer:look-at-awaited-orders?period={{guardian.orders.look-at-awaited-every}}")
            .routeId("orders.job.look-at-awaited").routeConfigurationId(JobFailures.ID)
            .transform().exchange(steps::due).id("which-are-awaited")
            .filter(steps::isAny).id("if-any-is-due")
                .process(steps::askForItems).id("ask-for-awaited")
                .to(TABLE + "&operation=BatchGetItems").id("get-awaited")
                .process(steps::tell).id("tell-of-awaited")
            .end();
    }
    // @formatter:on
}
