package io.guardianpartner.payments.webhook;

import io.guardianpartner.payments.store.NotificationProperties;
import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Removes notifications that are older than they are kept, a piece at a time, so that nobody waits for it. */
@Component
class NotificationRetentionRoutes extends RouteBuilder {

    private final NotificationProperties properties;
    private final NotificationSteps steps;

    NotificationRetentionRoutes(NotificationProperties properties, NotificationSteps steps) {
        this.properties = properties;
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        fromF("timer:old-notifications?period=%d&delay=%1$d", properties.purgeEvery().toMillis())
            .routeId("payments.job.purge-notifications").routeConfigurationId(JobFailures.ID)
            .setVariable("retention", constant(properties.retention())).id("notification-retention")
            .loopDoWhile(steps::isMoreToPurge).id("until-purged")
                .toV("direct:purge-notifications", "retention", "isMore").id("purge-piece")
            .end();
    }
    // @formatter:on
}
