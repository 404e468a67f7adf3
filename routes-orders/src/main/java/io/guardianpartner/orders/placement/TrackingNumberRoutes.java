package io.guardianpartner.orders.placement;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The next number to call an order out by: an atomic counter a day. A number may be lost, none is given twice. */
@Component
class TrackingNumberRoutes extends RouteBuilder {

    static final String NEXT = "direct:next-tracking-number";

    private static final String COUNT = "aws2-ddb:{{guardian.orders.tables.numbers}}"
        + "?enabledInitialDescribeTable=false&operation=UpdateItem";

    private final TrackingNumberSteps steps;

    TrackingNumberRoutes(TrackingNumberSteps steps) {
        this.steps = steps;
    }

    @Override
    public void configure() {
        from(NEXT).routeId("orders.out.tracking-number")
            .process(steps::ask).id("number-of-today")
            .to(COUNT).id("count-number")
            .process(steps::read).id("read-number");
    }
}
