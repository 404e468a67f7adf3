package io.guardianpartner.routing.inbound;

import io.guardianpartner.message.Envelope;
import io.guardianpartner.message.Services;
import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.routing.delivery.Outcome;
import io.guardianpartner.routing.failure.UnknownTypeException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Finds the handler by target and type, or the reason why there is none. */
class ResolveHandler implements Processor {

    /** The exchange property with the handler's endpoint; absent when the message is none of this service's business. */
    static final String HANDLER = "guardianHandler";

    private final String service;
    private final HandlerRegistry handled;

    ResolveHandler(String service, HandlerRegistry handled) {
        this.service = service;
        this.handled = handled;
    }

    @Override
    public void process(Exchange exchange) {
        var envelope = InboundMessage.of(exchange).envelope();
        var handler = handled.of(envelope.type());
        if (!envelope.isFor(service)) {
            Delivery.decide(exchange, Outcome.MISROUTED);
        } else if (handler != null) {
            // The endpoint itself: nobody has to find it again by its name.
            exchange.setProperty(HANDLER, handler);
        } else {
            notHandled(exchange, envelope);
        }
    }

    private static void notHandled(Exchange exchange, Envelope envelope) {
        if (!envelope.target().equals(Services.ANY)) {
            throw new UnknownTypeException("this service has no handler for " + envelope.type());
        }
        Delivery.decide(exchange, Outcome.IGNORED);
    }
}
