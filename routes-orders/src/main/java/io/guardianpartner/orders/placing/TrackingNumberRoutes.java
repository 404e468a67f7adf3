package io.guardianpartner.orders.placing;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The next number to call an order out by: an atomic counter a day. A number may be lost, none is given twice. */
@Component
class TrackingNumberRoutes extends RouteBuilder {

    static final String NEXT = "direct:next-tracking-number";

    private static final String COUNT = "aws2-ddb:{{guardian.orders.tables.numbers}}"
        + "?enabledInitialDescribeTable=false&operation=UpdateItem";

    @Override
    public void configure() {
        from(NEXT).routeId("orders.job.tracking-number")
            .bean("trackingNumbers", "ask").id("number-of-today")
            .to(COUNT).id("count-number")
            .transform().method("trackingNumbers", "read").id("read-number");
    }
}
