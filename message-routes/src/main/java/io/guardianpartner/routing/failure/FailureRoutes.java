package io.guardianpartner.routing.failure;

import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** The two ways to be done with a message that was not handled. */
class FailureRoutes extends RouteBuilder {

    private final String service;
    private final Processor park;
    private final Processor acknowledge;
    private final Processor retryLater;

    FailureRoutes(String service, Processor park, Processor acknowledge, Processor retryLater) {
        this.service = service;
        this.park = park;
        this.acknowledge = acknowledge;
        this.retryLater = retryLater;
    }

    @Override
    public void configure() {
        from(InboundFailures.PARK).routeId(service + ".in.park")
            .process(park).id("in.park")
            .process(acknowledge).id("in.acknowledge-parked");

        from(InboundFailures.RETRY_LATER).routeId(service + ".in.retry-later")
            .process(retryLater).id("in.retry-later");
    }
}
