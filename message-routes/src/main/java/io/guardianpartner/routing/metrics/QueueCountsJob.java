package io.guardianpartner.routing.metrics;

import java.time.Duration;

import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;

/** Counts the messages of the service's queues now and then. */
class QueueCountsJob extends RouteBuilder {

    private final String service;
    private final QueueCounts counts;
    private final Duration every;

    QueueCountsJob(String service, QueueCounts counts, Duration every) {
        this.service = service;
        this.counts = counts;
        this.every = every;
    }

    @Override
    public void configure() {
        from("timer:guardian-queue-counts?period=" + every.toMillis())
            .routeId(service + ".job.count-queues").routeConfigurationId(JobFailures.ID)
            .process(counts::count).id("job.count-queues");
    }
}
