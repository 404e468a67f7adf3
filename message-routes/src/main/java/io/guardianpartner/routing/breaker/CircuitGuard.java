package io.guardianpartner.routing.breaker;

import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;

/** Turns back what was received before the pause. A message on its last receive is tried: it is parked for no less. */
public final class CircuitGuard implements Processor {

    private final InboundBreaker breaker;
    private final Predicate lastReceive;

    public CircuitGuard(InboundBreaker breaker, Predicate lastReceive) {
        this.breaker = breaker;
        this.lastReceive = lastReceive;
    }

    @Override
    public void process(Exchange exchange) {
        if (breaker.isOpen() && !lastReceive.matches(exchange)) {
            throw new PausedException();
        }
    }
}
