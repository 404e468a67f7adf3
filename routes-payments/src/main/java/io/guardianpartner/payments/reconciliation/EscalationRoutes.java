package io.guardianpartner.payments.reconciliation;

import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Calls an operator where something wanted does not come about in time, and shows how old the oldest wanted things are. */
@Component
class EscalationRoutes extends RouteBuilder {

    private final ReconciliationProperties properties;
    private final EscalationSteps steps;

    EscalationRoutes(ReconciliationProperties properties, EscalationSteps steps) {
        this.properties = properties;
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        fromF("timer:overdue-payments?period=%d&delay=%1$d", properties.overdue().look().toMillis())
            .routeId("payments.job.look-for-overdue").routeConfigurationId(JobFailures.ID)
            .setVariable("after", constant(properties.overdue().after())).id("overdue-after")
            .toV("direct:escalate-payments", "after", "overdue").id("escalate-overdue")
            .process(steps::escalate).id("call-a-person")
            .toV("direct:select-oldest-wanted", null, "ages").id("oldest-wanted")
            .process(steps::showAges).id("show-oldest-wanted");
    }
    // @formatter:on
}
