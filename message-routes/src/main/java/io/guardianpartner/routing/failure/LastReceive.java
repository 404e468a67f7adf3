package io.guardianpartner.routing.failure;

import io.guardianpartner.routing.delivery.ReceivedMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/** Tells a message that has been received as often as is permitted. */
public final class LastReceive implements Predicate {

    private final int maxReceives;

    LastReceive(int maxReceives) {
        this.maxReceives = maxReceives;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return ReceivedMessage.of(exchange).receives() >= maxReceives;
    }
}
