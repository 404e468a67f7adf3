package io.guardianpartner.routing.inbound;

import io.guardianpartner.routing.failure.Outcome;
import org.apache.camel.Exchange;

/** How a handler that keeps its own record of handled messages says that it found one there. */
public final class DuplicateMessage {

    private DuplicateMessage() {}

    /** The message is acknowledged and counted as {@code duplicate}; the handler has no further effect. */
    public static void mark(Exchange exchange) {
        exchange.setProperty(Outcome.PROPERTY, Outcome.DUPLICATE);
    }
}
