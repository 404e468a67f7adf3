package io.guardianpartner.payments.webhook;

import io.guardianpartner.payments.reconciliation.ReconciliationTrigger;
import io.guardianpartner.payments.store.NotificationProperties;
import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Processes notifications from the store: claims open ones, makes the payment that they are about due at once, and is done with them, in
 * one transaction. The pods share the work, and a claim that nobody finishes ends by itself. Notifications of one payment that are
 * claimed together are one.
 */
@Component
class NotificationRoutes extends RouteBuilder {

    private final NotificationProperties properties;
    private final NotificationSteps steps;
    private final ReconciliationTrigger reconciliation;

    NotificationRoutes(NotificationProperties properties, NotificationSteps steps,
        ReconciliationTrigger reconciliation) {
        this.properties = properties;
        this.steps = steps;
        this.reconciliation = reconciliation;
    }

    // @formatter:off
    @Override
    public void configure() {
        fromF("timer:sweep-notifications?period=%d&delay=%1$d", properties.sweep().toMillis())
            .routeId("payments.job.sweep-notifications").routeConfigurationId(JobFailures.ID)
            .to(NotificationTrigger.ENDPOINT).id("sweep-notifications");

        from(NotificationTrigger.CONSUMER).routeId("payments.job.claim-notifications").routeConfigurationId(JobFailures.ID)
            .toV("direct:claim-notifications", null, "claimed").id("claim-open")
            .split(variable("claimed")).id("each-notified")
                .process(steps::enter).id("enter-trace")
                .to("direct:process-notifications").id("process-notified")
            .end()
            .filter(steps::isAny).id("any-open")
                .to(NotificationTrigger.ENDPOINT).id("look-for-more-notifications")
            .end();

        from("direct:process-notifications").routeId("payments.job.process-notifications")
            .setVariable("notified", body()).id("keep-notified")
            .to("direct:apply-notifications").id("apply-notified")
            .filter(steps::isKnown).id("whose-payment")
                .process(steps::takeUp).id("take-up-trace")
                .process(reconciliation).id("wake-job")
            .end()
            .process(steps::count).id("count-processed");

        from("direct:apply-notifications").routeId("payments.job.apply-notifications")
            .transacted().id("notified-transaction")
            .toV("direct:wake-notified-payment", "notified", "woken").id("wake-notified")
            .choice().id("known-or-given-up")
                .when(steps::isSettled).id("is-settled")
                    .toV("direct:finish-notifications", "notified", "finished").id("finish-notified")
                .otherwise()
                    .toV("direct:postpone-notifications", "notified", "postponed").id("put-off-notified")
            .end();
    }
    // @formatter:on
}
