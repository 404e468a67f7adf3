package io.guardianpartner.payments.daily;

import io.guardianpartner.payments.store.DailyProperties;
import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The job: plans a report for each day that is over, and has the pod that holds the lease work on what is due, step by step, each of
 * which is stored. A pod that loses the lease, or is to end, stops; the next one goes on from what is stored.
 */
@Component
class DailyRoutes extends RouteBuilder {

    private final DailyProperties properties;
    private final DailySteps steps;

    DailyRoutes(DailyProperties properties, DailySteps steps) {
        this.properties = properties;
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        fromF("timer:sweep-days?period=%d&delay=%1$d", properties.sweep().toMillis())
            .routeId("payments.job.sweep-days").routeConfigurationId(JobFailures.ID)
            .filter(steps::isEnabled).id("if-days-are-planned")
                .toV("direct:plan-reconciliations", null, "planned").id("plan-days")
                .toV("direct:select-reconciliation-age", null, "age").id("age-of-last-day")
                .process(steps::showAge).id("show-age-of-last-day")
            .end()
            .toV("direct:purge-reconciliations", null, "purged").id("purge-days")
            .to(DailyTrigger.ENDPOINT).id("wake-days");

        from(DailyTrigger.CONSUMER).routeId("payments.job.reconcile-days").routeConfigurationId(JobFailures.ID)
            .toV("direct:claim-reconciliation", null, "lease").id("claim-days")
            .loopDoWhile(steps::isHeld).id("while-days-are-held")
                .toV("direct:find-due-reconciliation", null, "progress").id("find-due-day")
                .choice().id("which-stage")
                    .when(steps::isSearching)
                        .to("direct:reconcile-page").id("reconcile-page")
                    .when(steps::isAboutOurs)
                        .to("direct:reconcile-ours").id("reconcile-ours")
                    .when(steps::isSettling)
                        .to("direct:settle-finding").id("settle-finding")
                    .otherwise()
                        .toV("direct:release-reconciliation", "lease", "released").id("release-days")
                        .setVariable("lease").exchange(steps::nothing).id("let-go")
                .end()
            .end();
    }
    // @formatter:on
}
