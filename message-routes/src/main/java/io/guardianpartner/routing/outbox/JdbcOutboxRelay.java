package io.guardianpartner.routing.outbox;

import java.time.Duration;

import io.guardianpartner.support.JobFailures;
import org.apache.camel.builder.RouteBuilder;

/**
 * From the outbox table to the topic: claimed, published and marked within one transaction, page by page. While a page is published the
 * next one is claimed, so that SNS never waits for the database. The pods share the table; none waits for another.
 */
final class JdbcOutboxRelay extends RouteBuilder {

    private static final String PAGE = "direct:guardian-outbox-page";

    private final String service;
    private final OutboxProperties options;
    private final JdbcRelaySteps steps;

    JdbcOutboxRelay(String service, OutboxProperties options, JdbcOutboxStore table, SweepSchedule pace) {
        this.service = service;
        this.options = options;
        this.steps = new JdbcRelaySteps(table, pace);
    }

    // @formatter:off
    @Override
    public void configure() {
        from(RelayTrigger.ROWS + "&concurrentConsumers=" + options.pagesAtATime()).routeId(service + ".job.relay")
            .doTry()
                .to(PAGE).id("page")
                .filter(steps::goesOn).to(RelayTrigger.WAKE_FOR_ROWS).id("go-on").endDoTry()
            .doCatch(Exception.class)
                .process(steps::failed).id("relay-failed")
            .end();

        from(PAGE).routeId(service + ".job.relay-page")
            .errorHandler(noErrorHandler())
            .transacted()
            .transform().exchange(steps::claim).id("claim")
            .filter(steps::thereIsMore).to(RelayTrigger.WAKE_FOR_ROWS).id("next-page").end()
            .to(PublishRoutes.PUBLISH).id("publish-page")
            .transform().exchange(steps::mark).id("mark");

        from(every("sweep", options.busySweepInterval())).routeId(service + ".job.sweep")
            .filter(steps::sweepIsDue).to(RelayTrigger.WAKE_FOR_ROWS).id("sweep");

        from(every("purge", options.purgeInterval()))
            .routeId(service + ".job.purge").routeConfigurationId(JobFailures.ID)
            .process(steps::purge).id("purge");
    }
    // @formatter:on

    private static String every(String name, Duration interval) {
        return "timer:guardian-outbox-" + name + "?period=" + interval.toMillis();
    }
}
