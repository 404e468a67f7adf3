package io.guardianpartner.orders.history;

import io.guardianpartner.api.story.Actor;
import io.guardianpartner.routing.inbound.InboundMessage;
import org.apache.camel.Exchange;

/**
 * The origin of a change of an order.
 *
 * @param message the one that is handled; null if none is
 */
public record Origin(Actor by, MessageRef message) {

    public static Origin of(Exchange exchange) {
        InboundMessage message = InboundMessage.of(exchange);
        return message == null
            ? new Origin(Actor.of(exchange), null)
            : new Origin(Actor.MESSAGE, new MessageRef(message.messageId(), message.envelope().type()));
    }
}
