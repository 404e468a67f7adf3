package io.guardianpartner.routing.inbound;

import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.routing.delivery.Outcome;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The word of a handler for a message that came too late, or out of order, for the state that it met. */
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
        Delivery.decide(exchange, Outcome.STALE);
        var delivery = Delivery.of(exchange);
        if (delivery != null) {
            LOG.info("Stale {}: {}", delivery.name(), why);
        }
    }
}
