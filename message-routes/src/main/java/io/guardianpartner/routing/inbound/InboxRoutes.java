package io.guardianpartner.routing.inbound;

import java.time.Duration;

import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Policy;

/**
 * Handling with PostgreSQL: the record that a message is handled and its effect are one transaction. A failure ends the
 * transaction before the policy of the inbound route sees it. Records that no queue can bring back any more are forgotten.
 */
class InboxRoutes extends RouteBuilder {

    static final String HANDLE_ONCE = "direct:guardian-handle-once";

    private final String service;
    private final Policy transaction;
    private final Inbox inbox;
    private final InboundProperties properties;

    InboxRoutes(String service, Policy transaction, Inbox inbox, InboundProperties properties) {
        this.service = service;
        this.transaction = transaction;
        this.inbox = inbox;
        this.properties = properties;
    }

    // @formatter:off
    @Override
    public void configure() {
        long every = properties.cleanUpEvery().toMillis();

        from(HANDLE_ONCE).routeId(service + ".in.handle-once").errorHandler(noErrorHandler()).noStreamCaching()
            .policy(transaction).id("in.transaction")
            .process(inbox::record).id("in.inbox")
            .filter(Delivery::isOpen).id("in.first-time")
                .toD(InboundRoutes.HANDLER).id("in.handle");

        from("timer:guardian-inbox-cleanup?delay=" + every + "&period=" + every)
            .routeId(service + ".job.inbox-cleanup").routeConfigurationId(JobFailures.ID)
            .setBody(constant(properties.retention())).id("job.inbox-retention")
            .process().body(Duration.class, inbox::forgetOlderThan).id("job.inbox-cleanup");
    }
    // @formatter:on
}
