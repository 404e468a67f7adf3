package io.guardianpartner.routing.inbound;

import io.guardianpartner.routing.failure.Outcome;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Policy;

/**
 * Handling with PostgreSQL: the record that a message is handled and its effect are one transaction. A failure ends the
 * transaction before the policy of the inbound route sees it.
 */
class InboxRoutes extends RouteBuilder {

    static final String HANDLE_ONCE = "direct:guardian-handle-once";

    private final String service;
    private final Policy transaction;
    private final Processor handleOnce;

    InboxRoutes(String service, Policy transaction, Processor handleOnce) {
        this.service = service;
        this.transaction = transaction;
        this.handleOnce = handleOnce;
    }

    @Override
    public void configure() {
        from(HANDLE_ONCE).routeId(service + ".in.handle-once").errorHandler(noErrorHandler())
            .policy(transaction).id("in.transaction")
            .process(handleOnce).id("in.inbox")
            .filter(exchangeProperty(Outcome.PROPERTY).isNull()).id("in.first-time")
            .toD(InboundRoutes.HANDLER).id("in.handle");
    }
}
