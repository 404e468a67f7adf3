package io.guardianpartner.routing.inbound;

import io.guardianpartner.routing.failure.InboundFailures;
import org.apache.camel.builder.RouteBuilder;

/** From the queue to the handler. A template, so that what a message goes through can be read off in one place. */
class InboundRoutes extends RouteBuilder {

    /** The handler of the message's type, as {@link ResolveHandler} has found it. */
    static final String HANDLER = "${exchangeProperty." + ResolveHandler.HANDLER + "}";

    static final String TEMPLATE = "guardian-inbound";

    private final String service;
    private final String queue;
    private final boolean once;
    private final InboundSteps steps;

    /** @param once whether the message is recorded as handled here; else the handler itself does it */
    InboundRoutes(String service, String queue, boolean once, InboundSteps steps) {
        this.service = service;
        this.queue = queue;
        this.once = once;
        this.steps = steps;
    }

    @Override
    public void configure() {
        var handling = routeTemplate(TEMPLATE).templateParameter("queue")
            .from("{{queue}}").routeConfigurationId(InboundFailures.ID)
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
