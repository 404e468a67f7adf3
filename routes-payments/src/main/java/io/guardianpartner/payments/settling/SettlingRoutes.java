package io.guardianpartner.payments.settling;

import io.guardianpartner.routing.failure.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The job: takes the payments that are due, a few at a time, and pursues each. All pods share the work. A payment that
 * has waited for a worker is pursued only if it is still ours: its lease may have ended meanwhile.
 */
@Component
class SettlingRoutes extends RouteBuilder {

    private final SettlingProperties properties;

    SettlingRoutes(SettlingProperties properties) {
        this.properties = properties;
    }

    // @formatter:off
    @Override
    public void configure() {
        fromF("timer:sweep-payments?period=%d&delay=%1$d", properties.sweep().toMillis())
            .routeId("payments.job.sweep-due").routeConfigurationId(JobFailures.ID)
            .to(SettleWake.ENDPOINT).id("wake-sweep");

        from(SettleWake.CONSUMER).routeId("payments.job.claim-due").routeConfigurationId(JobFailures.ID)
            .to("direct:claim-due").id("claim-due")
            .split(body()).id("each-due")
                .toF("seda:settle-payment?size=%d&blockWhenFull=true", properties.workers()).id("hand-over-due")
            .end()
            .filter().method("pursuing", "isAny").id("is-any")
                .to(SettleWake.ENDPOINT).id("look-for-more")
            .end();

        fromF("seda:settle-payment?size=%d&concurrentConsumers=%1$d", properties.workers())
            .routeId("payments.job.settle").routeConfigurationId(JobFailures.ID)
            .to("direct:renew-claim").id("renew-claim")
            .split(body()).id("if-still-ours")
                .to("direct:load-payment").id("load-due")
                .transform().method("pursuing", "begin").id("begin")
                .to("direct:pursue").id("pursue-due")
            .end();
    }
    // @formatter:on
}
