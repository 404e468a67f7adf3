package io.guardianpartner.support;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The error policy of routes that nobody waits for: a failure is logged without its data, and the next run tries again. */
public class JobFailures extends RouteConfigurationBuilder {

    /** The id by which a job's route chooses this policy. */
    public static final String ID = "guardian-job-failures";

    private static final Logger LOG = LoggerFactory.getLogger(JobFailures.class);

    // @formatter:off
    @Override
    public void configuration() {
        routeConfiguration(ID)
            .onException(Exception.class).handled(true)
                .process(JobFailures::log).id("job.failed")
            .end();
    }
    // @formatter:on

    private static void log(Exchange exchange) {
        LOG.warn("{} failed, the next run tries again: {}", exchange.getFromRouteId(),
            FailureSummary.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
    }
}
