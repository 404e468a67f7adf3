package io.guardianpartner.routing.inbound;

import io.guardianpartner.routing.failure.InboundFailures;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.RoutePolicy;

/** From the queue to the handler. A template, so that what a message goes through can be read off in one place. */
class InboundRoutes extends RouteBuilder {

    /** The handler of the message's type, as {@link ResolveHandler} has found it. */
    static final String HANDLER = "${exchangeProperty." + ResolveHandler.HANDLER + "}";

    static final String TEMPLATE = "guardian-inbound";

    private final String service;
    private final String queue;
    private final boolean once;
    private final InboundSteps steps;
    private final RoutePolicy intake;

    /**
     * @param once whether the message is recorded as handled here; else the handler itself does it
     * @param intake lets nothing be received while the route does not run
     */
    InboundRoutes(String service, String queue, boolean once, InboundSteps steps, RoutePolicy intake) {
        this.service = service;
        this.queue = queue;
        this.once = once;
        this.steps = steps;
        this.intake = intake;
    }

    @Override
    public void configure() {
        var handling = routeTemplate(TEMPLATE).templateParameter("queue")
            .from("{{queue}}").routeConfigurationId(InboundFailures.ID).routePolicy(intake).noStreamCaching()
            // Else Camel drops the message of each thread that has just asked for one.
            .shutdownRunningTask(ShutdownRunningTask.CompleteAllTasks)
            .process(steps.receive()).id("in.receive")
            .process(steps.validate()).id("in.validate")
            .process(steps.address()).id("in.address")
            .filter(exchangeProperty(ResolveHandler.HANDLER).isNotNull()).id("in.for-us")
            .process(steps.pause()).id("in.pause");
        (once ? handling.to(InboxRoutes.HANDLE_ONCE) : handling.toD(HANDLER)).id("in.effect")
            .end()
            .process(steps.acknowledge()).id("in.acknowledge");

        templatedRoute(TEMPLATE).routeId(service + ".in").parameter("queue", queue);
    }
}
