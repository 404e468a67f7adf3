package io.guardianpartner.routing.outbox;

import io.guardianpartner.routing.outbox.OutboxProperties.DynamoDb;
import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;

/**
 * From the items of a DynamoDB table to the topic: claimed by a consistent read, published, and marked by a put that
 * expects the revision which was read. An item that wants to be looked at again is handed to its service, by one pod.
 */
final class DynamoDbOutboxRelay extends RouteBuilder {

    /** The service's own route; the item's key is its body and its header {@code key}. */
    static final String RECOVER = "direct:recover?failIfNoConsumers=false";

    private static final String ITEM = "direct:guardian-outbox-item";
    private static final String HAND_OVER = "seda:guardian-recover?size=1000";

    private final String service;
    private final OutboxProperties options;
    private final DynamoDbRelaySteps steps;

    DynamoDbOutboxRelay(String service, OutboxProperties options, DynamoDbOutboxStore items, DueIndex index,
        SweepSchedule pace) {
        this.service = service;
        this.options = options;
        this.steps = new DynamoDbRelaySteps(items, index, pace);
    }

    // @formatter:off
    @Override
    public void configure() {
        DynamoDb dynamoDb = options.dynamodb();

        from(RelayTrigger.ITEMS + "&concurrentConsumers=" + dynamoDb.relays()).routeId(service + ".job.relay")
            .onException(Exception.class).handled(true).process(steps::failed).id("relay-failed").end()
            .removeHeaders("*")
            .to(ITEM).id("item")
            .process(steps::worked).id("relay-worked");

        from("timer:guardian-outbox-sweep?period=" + options.busySweepInterval().toMillis())
            .routeId(service + ".job.sweep")
            .onException(Exception.class).handled(true).process(steps::failed).id("sweep-failed").end()
            .filter(steps::sweepIsDue)
                .transform().exchange(steps::sweep).id("sweep")
                .split(body()).parallelProcessing().stopOnException().to(ITEM).id("swept-item").end()
                .process(steps::worked).id("sweep-worked");

        from(ITEM).routeId(service + ".job.relay-item")
            .errorHandler(noErrorHandler())
            .policy(new KeyedLockPolicy()).id("one-at-a-time")
            .transform().exchange(steps::claim).id("claim")
            .choice()
                .when(simple("${body.sends}"))
                    .to(PublishRoutes.PUBLISH).id("publish-item")
                    .transform().exchange(steps::mark).id("mark")
                .when(simple("${body.recovers}"))
                    .filter(steps::lease).id("lease")
                        .transform(simple("${body.key}")).id("key")
                        .to(HAND_OVER + "&discardWhenFull=true&waitForTaskToComplete=Never").id("hand-over");

        from(HAND_OVER + "&concurrentConsumers=" + dynamoDb.recoverers())
            .routeId(service + ".job.recover").routeConfigurationId(JobFailures.ID)
            .setHeader("key", body()).id("recover-key")
            .to(RECOVER).id("recover");
    }
    // @formatter:on
}
