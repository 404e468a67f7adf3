package io.guardianpartner.routing.inbound;

import java.util.UUID;

import io.guardianpartner.message.Envelope;
import org.apache.camel.Exchange;

/**
 * A message that was received and is right by the contract.
 *
 * @param messageId
 *            the same on every delivery; SQS's own id for one that came without
 * @param messageKey
 *            {@code <sender>:<messageId>}, by which a message is known as handled
 * @param bodyHash
 *            22 characters that tell one body from another
 * @param correlationId
 *            the order (or product) that it is about; null for one that came without
 * @param receives
 *            how often it was received, this time included
 * @param traceparent
 *            W3C Trace Context, or null
 */
public record InboundMessage(Envelope envelope, UUID messageId, String messageKey, String bodyHash, UUID correlationId,
    int receives, String traceparent) {

    /** The exchange property that holds it. */
    public static final String PROPERTY = "guardianMessage";

    /** The message that this exchange handles; null outside of a handler. */
    public static InboundMessage of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, InboundMessage.class);
    }
}
