package io.guardianpartner.routing.inbound;

import io.guardianpartner.routing.failure.InboundFailures;
import org.apache.camel.builder.RouteBuilder;

/** From the queue to the handler. A template, so that what a message goes through can be read off in one place. */
class InboundRoutes extends RouteBuilder {

    /** Where handlers run without a transaction: the handler itself records the message as handled. */
    static final String HANDLE = "direct:guardian-handle";

    static final String TEMPLATE = "guardian-inbound";

    private final String service;
    private final String queue;
    private final String effect;
    private final InboundSteps steps;

    InboundRoutes(String service, String queue, String effect, InboundSteps steps) {
        this.service = service;
        this.queue = queue;
        this.effect = effect;
        this.steps = steps;
    }

    @Override
    public void configure() {
        routeTemplate(TEMPLATE).templateParameter("queue").templateParameter("effect")
            .from("{{queue}}").routeConfigurationId(InboundFailures.ID)
            .process(steps.receive()).id("in.receive")
            .process(steps.validate()).id("in.validate")
            .process(steps.address()).id("in.address")
            .filter(exchangeProperty(Address.HANDLER).isNotNull()).id("in.for-us")
            .process(steps.pause()).id("in.pause")
            .to("{{effect}}").id("in.effect")
            .end()
            .process(steps.acknowledge()).id("in.acknowledge");

        templatedRoute(TEMPLATE).routeId(service + ".in").parameter("queue", queue).parameter("effect", effect);

        from(HANDLE).routeId(service + ".in.handle")
            .toD("${exchangeProperty." + Address.HANDLER + "}").id("in.handle");
    }
}
