package io.guardianpartner.routing.outbox;

import java.time.Duration;

import io.guardianpartner.routing.failure.JobFailures;
import org.apache.camel.builder.RouteBuilder;

/**
 * From the outbox table to the topic: claimed, published and marked within one transaction, page by page. The pods share
 * the table; none waits for another.
 */
final class RowRelay extends RouteBuilder {

    static final String QUEUE = "seda:guardian-outbox-rows?size=1";
    /** Never waits: when the relay has been woken already, once is enough. */
    static final String WAKE = QUEUE + "&discardWhenFull=true&waitForTaskToComplete=Never";

    private static final String PAGE = "direct:guardian-outbox-page";

    private final String service;
    private final OutboxProperties options;
    private final OutboxTable table;
    private final TopicPublisher publisher;
    private final RelayPace pace;
    private final RowProgress progress;

    RowRelay(String service, OutboxProperties options, OutboxTable table, TopicPublisher publisher, RelayPace pace) {
        this.service = service;
        this.options = options;
        this.table = table;
        this.publisher = publisher;
        this.pace = pace;
        this.progress = new RowProgress(table, pace);
    }

    @Override
    public void configure() {
        from(QUEUE).routeId(service + ".job.relay")
            .doTry()
            .to(PAGE).id("page")
            .filter().method(progress, "goesOn").to(WAKE).id("go-on").endDoTry()
            .doCatch(Exception.class)
            .bean(pace, "failed(${exception})").id("relay-failed")
            .end();

        from(PAGE).routeId(service + ".job.relay-page")
            .errorHandler(noErrorHandler())
            .transacted()
            .bean(table, "claim").id("claim")
            .bean(publisher, "publish").id("publish")
            .bean(table, "mark").id("mark");

        from(every("sweep", options.busySweepInterval())).routeId(service + ".job.sweep")
            .filter().method(pace, "sweepIsDue").to(WAKE).id("sweep");

        from(every("purge", options.purgeInterval()))
            .routeId(service + ".job.purge").routeConfigurationId(JobFailures.ID)
            .bean(table, "purge").id("purge");
    }

    private static String every(String name, Duration interval) {
        return "timer:guardian-outbox-" + name + "?period=" + interval.toMillis();
    }
}
