package io.guardianpartner.payments.settling;

import io.guardianpartner.routing.failure.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Looks at how old the oldest wanted things are, and calls a person where one does not come about. */
@Component
class OverdueRoutes extends RouteBuilder {

    private final SettlingProperties properties;

    OverdueRoutes(SettlingProperties properties) {
        this.properties = properties;
    }

    @Override
    public void configure() {
        fromF("timer:overdue-payments?period=%d&delay=%1$d", properties.overdue().look().toMillis())
            .routeId("payments.job.look-for-overdue").routeConfigurationId(JobFailures.ID)
            .setBody(constant(properties.overdue().after())).id("overdue-after")
            .to("direct:escalate-overdue").id("escalate-overdue")
            .bean("paymentMetrics", "overdue").id("call-a-person")
            .to("direct:oldest-wanted").id("oldest-wanted")
            .bean("paymentMetrics", "wanted").id("show-oldest-wanted");
    }
}
