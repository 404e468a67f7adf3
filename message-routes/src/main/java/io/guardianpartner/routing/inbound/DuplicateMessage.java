package io.guardianpartner.routing.inbound;

import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.routing.delivery.Outcome;
import org.apache.camel.Exchange;

/** The word of a handler that keeps its own record of handled messages, and found one there. */
public final class DuplicateMessage {

    private DuplicateMessage() {}

    /** The message is acknowledged and counted as {@code duplicate}; the handler has no further effect. */
    public static void mark(Exchange exchange) {
        Delivery.decide(exchange, Outcome.DUPLICATE);
    }
}
