package io.guardianpartner.payments.reconciliation;

import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The job: claims the payments that are due, a few at a time, and reconciles each. All pods share the work. A payment that
 * has waited for a worker is reconciled only if its claim still holds: its lease may have ended meanwhile.
 */
@Component
class DuePaymentRoutes extends RouteBuilder {

    private final ReconciliationProperties properties;
    private final DuePaymentSteps steps;

    DuePaymentRoutes(ReconciliationProperties properties, DuePaymentSteps steps) {
        this.properties = properties;
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        fromF("timer:sweep-payments?period=%d&delay=%1$d", properties.sweep().toMillis())
            .routeId("payments.job.sweep-due").routeConfigurationId(JobFailures.ID)
            .to(ReconciliationTrigger.ENDPOINT).id("wake-sweep");

        from(ReconciliationTrigger.CONSUMER).routeId("payments.job.claim-due").routeConfigurationId(JobFailures.ID)
            .toV("direct:claim-payments", null, "claimed").id("claim-due")
            .split(variable("claimed")).id("each-due")
                .toF("seda:reconcile-payment?size=%d&blockWhenFull=true", properties.workers()).id("hand-over-due")
            .end()
            .filter(steps::isAny).id("is-any")
                .to(ReconciliationTrigger.ENDPOINT).id("look-for-more")
            .end();

        fromF("seda:reconcile-payment?size=%d&concurrentConsumers=%1$d", properties.workers())
            .routeId("payments.job.reconcile-due").routeConfigurationId(JobFailures.ID)
            .toV("direct:extend-claim", null, "id").id("renew-claim")
            .filter(steps::isStillOurs).id("if-still-ours")
                .toV("direct:find-payment", "id", "stored").id("load-due")
                .process(steps::begin).id("begin")
                .to("direct:reconcile").id("pursue-due")
            .end();
    }
    // @formatter:on
}
