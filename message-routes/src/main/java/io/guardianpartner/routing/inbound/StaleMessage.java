package io.guardianpartner.routing.inbound;

import io.guardianpartner.routing.failure.Outcome;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a handler says that a message came too late, or out of order, for the state that it met. */
public final class StaleMessage {

    private static final Logger LOG = LoggerFactory.getLogger(StaleMessage.class);

    private StaleMessage() {}

    /**
     * The message is acknowledged and counted as {@code stale}; the handler has no further effect. Nothing happens in a
     * route that handles no message.
     *
     * @param why
     *            is logged, so it repeats no value of a person
     */
    public static void mark(Exchange exchange, String why) {
        exchange.setProperty(Outcome.PROPERTY, Outcome.STALE);
        var message = InboundMessage.of(exchange);
        if (message != null) {
            LOG.info("Stale: {} {}: {}", message.envelope().type(), message.messageKey(), why);
        }
    }
}
