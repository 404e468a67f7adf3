package io.guardianpartner.routing.outbox;

import io.guardianpartner.routing.failure.JobFailures;
import io.guardianpartner.routing.outbox.OutboxProperties.DynamoDb;
import org.apache.camel.builder.RouteBuilder;

/**
 * From the items of a DynamoDB table to the topic: claimed by a consistent read, published, and marked by a put that
 * expects the revision which was read. An item that wants to be looked at again is handed to its service, by one pod.
 */
final class ItemRelay extends RouteBuilder {

    /** The service's own route; the item's key is its body and its header {@code key}. */
    static final String RECOVER = "direct:recover?failIfNoConsumers=false";

    private static final String ITEM = "direct:guardian-outbox-item";
    private static final String HAND_OVER = "seda:guardian-recover?size=1000";

    private final String service;
    private final OutboxProperties options;
    private final OutboxItems items;
    private final DueIndex index;
    private final TopicPublisher publisher;
    private final RelayPace pace;

    ItemRelay(String service, OutboxProperties options, OutboxItems items, DueIndex index, TopicPublisher publisher,
        RelayPace pace) {
        this.service = service;
        this.options = options;
        this.items = items;
        this.index = index;
        this.publisher = publisher;
        this.pace = pace;
    }

    @Override
    public void configure() {
        DynamoDb dynamoDb = options.dynamodb();

        from(OutboxWake.QUEUE + "&concurrentConsumers=" + dynamoDb.relays()).routeId(service + ".job.relay")
            .onException(Exception.class).handled(true).bean(pace, "failed(${exception})").id("relay-failed").end()
            .removeHeaders("*")
            .to(ITEM).id("item")
            .bean(pace, "worked").id("relay-worked");

        from("timer:guardian-outbox-sweep?period=" + options.busySweepInterval().toMillis())
            .routeId(service + ".job.sweep")
            .onException(Exception.class).handled(true).bean(pace, "failed(${exception})").id("sweep-failed").end()
            .filter().method(pace, "sweepIsDue")
            .bean(index, "sweep").id("sweep")
            .split(body()).parallelProcessing().stopOnException().to(ITEM).id("swept-item").end()
            .bean(pace, "worked").id("sweep-worked");

        from(ITEM).routeId(service + ".job.relay-item")
            .errorHandler(noErrorHandler())
            .policy(new OneAtATime()).id("one-at-a-time")
            .bean(items, "claim").id("claim")
            .choice()
            .when(simple("${body.sends}"))
            .bean(publisher, "publish").id("publish")
            .bean(items, "mark").id("mark")
            .when(simple("${body.recovers}"))
            .filter().method(items, "lease").id("lease")
            .transform(simple("${body.key}")).id("key")
            .to(HAND_OVER + "&discardWhenFull=true&waitForTaskToComplete=Never").id("hand-over");

        from(HAND_OVER + "&concurrentConsumers=" + dynamoDb.recoverers())
            .routeId(service + ".job.recover").routeConfigurationId(JobFailures.ID)
            .setHeader("key", body()).id("recover-key")
            .to(RECOVER).id("recover");
    }
}
