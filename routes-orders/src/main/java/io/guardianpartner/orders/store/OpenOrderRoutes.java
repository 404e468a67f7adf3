package io.guardianpartner.orders.store;

import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Counts the orders that the kitchen has to work off now and then, by status, and sees how old the oldest is. */
@Component
class OpenOrderRoutes extends RouteBuilder {

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.orders}}?enabledInitialDescribeTable=false";

    private final OpenOrderSteps steps;

    OpenOrderRoutes(OpenOrderSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("timer:count-open-orders?period={{guardian.orders.count-open-every}}")
            .routeId("orders.job.count-open").routeConfigurationId(JobFailures.ID)
            .split().exchange(steps::statuses).id("each-status-on-board")
                .setVariable(OpenOrderSteps.STATUS).body().id("which-status")
                .process(steps::askBoard).id("ask-for-open")
                .to(TABLE + "&operation=Query").id("query-open")
                .process(steps::count).id("count-open")
            .end();
    }
    // @formatter:on
}
