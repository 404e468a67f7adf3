package io.guardianpartner.routing.inbound;

import io.guardianpartner.routing.failure.ForgedMessageException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Records the message as handled, in the transaction that is about to handle it. */
class HandleOnce implements Processor {

    private final Inbox inbox;

    HandleOnce(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void process(Exchange exchange) {
        var message = InboundMessage.of(exchange);
        if (inbox.add(message)) {
            return;
        }
        if (!inbox.hasSameBody(message)) {
            throw new ForgedMessageException("another body is known by this messageId");
        }
        DuplicateMessage.mark(exchange);
    }
}
