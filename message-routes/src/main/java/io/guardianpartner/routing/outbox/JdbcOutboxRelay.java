package io.guardianpartner.routing.outbox;

import java.time.Duration;

import io.guardianpartner.support.JobFailures;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/**
 * From the outbox table to the topic: claimed, published and marked within one transaction, page by page. While a full page is published the
 * next one is claimed, so that a backlog keeps SNS busy. The pods share the table; none waits for another.
 */
final class JdbcOutboxRelay extends RouteBuilder {

    private static final String PAGE = "direct:guardian-outbox-page";
    private static final String TRANSACTION = "direct:guardian-outbox-transaction";

    private final String service;
    private final OutboxProperties options;
    private final JdbcRelaySteps steps;

    JdbcOutboxRelay(String service, OutboxProperties options, JdbcOutboxStore table, SweepSchedule pace,
        ProducerTemplate camel) {
        this.service = service;
        this.options = options;
        this.steps = new JdbcRelaySteps(table, pace, camel);
    }

    // @formatter:off
    @Override
    public void configure() {
        from(RelayTrigger.ROWS).routeId(service + ".job.relay")
            .to(PAGE).id("page");

        if (options.pagesAtATime() > 1) {
            from(RelayTrigger.MORE_ROWS + "&concurrentConsumers=" + (options.pagesAtATime() - 1))
                .routeId(service + ".job.relay-more")
                .to(PAGE).id("another-page");
        }

        from(PAGE).routeId(service + ".job.relay-page")
            .doTry()
                .to(TRANSACTION).id("page-in-transaction")
                .filter(steps::goesOn).process(steps::wake).id("go-on").endDoTry()
            .doCatch(Exception.class)
                .process(steps::failed).id("relay-failed")
            .end();

        from(TRANSACTION).routeId(service + ".job.relay-transaction")
            .errorHandler(noErrorHandler())
            .transacted()
            .transform().exchange(steps::claim).id("claim")
            .filter(steps::nextIsWorthClaiming).process(steps::wakeForMore).id("next-page").end()
            .to(PublishRoutes.PUBLISH).id("publish-page")
            .transform().exchange(steps::mark).id("mark");

        from(every("sweep", options.busySweepInterval())).routeId(service + ".job.sweep")
            .filter(steps::sweepIsDue).process(steps::wake).id("sweep");

        from(every("purge", options.purgeInterval()))
            .routeId(service + ".job.purge").routeConfigurationId(JobFailures.ID)
            .process(steps::purge).id("purge");
    }
    // @formatter:on

    private static String every(String name, Duration interval) {
        return "timer:guardian-outbox-" + name + "?period=" + interval.toMillis();
    }
}
