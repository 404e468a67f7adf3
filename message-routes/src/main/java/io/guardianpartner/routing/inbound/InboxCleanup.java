package io.guardianpartner.routing.inbound;

import java.time.Duration;

import io.guardianpartner.routing.failure.JobFailures;
import org.apache.camel.builder.RouteBuilder;

/** Forgets handled messages that no queue can bring back any more. */
class InboxCleanup extends RouteBuilder {

    private final String service;
    private final Inbox inbox;
    private final Duration retention;
    private final Duration every;

    InboxCleanup(String service, Inbox inbox, Duration retention, Duration every) {
        this.service = service;
        this.inbox = inbox;
        this.retention = retention;
        this.every = every;
    }

    @Override
    public void configure() {
        from("timer:guardian-inbox-cleanup?delay=" + every.toMillis() + "&period=" + every.toMillis())
            .routeId(service + ".job.inbox-cleanup").routeConfigurationId(JobFailures.ID)
            .setBody(constant(retention))
            .bean(inbox, "forgetOlderThan").id("job.inbox-cleanup");
    }
}
