package io.guardianpartner.routing.metrics;

import java.time.Duration;

import io.guardianpartner.routing.failure.JobFailures;
import org.apache.camel.builder.RouteBuilder;

/** Counts the dead letters now and then. */
class DeadLettersJob extends RouteBuilder {

    private final String service;
    private final DeadLetters deadLetters;
    private final Duration every;

    DeadLettersJob(String service, DeadLetters deadLetters, Duration every) {
        this.service = service;
        this.deadLetters = deadLetters;
        this.every = every;
    }

    @Override
    public void configure() {
        from("timer:guardian-dead-letters?period=" + every.toMillis())
            .routeId(service + ".job.dead-letters").routeConfigurationId(JobFailures.ID)
            .bean(deadLetters, "count").id("job.dead-letters");
    }
}
