package io.guardianpartner.routing.failure;

import io.guardianpartner.message.InvalidMessageException;
import io.guardianpartner.routing.delivery.Outcome;

/**
 * A received message that breaks the contract: parked as {@code invalid}. An {@link InvalidMessageException} out of a handler
 * is something else, namely a message that the handler wanted to send.
 */
public final class UnreadableMessageException extends ParkedMessageException {

    public UnreadableMessageException(String detail) {
        super(Outcome.INVALID, detail, null);
    }

    public UnreadableMessageException(InvalidMessageException cause) {
        super(Outcome.INVALID, cause.detail(), cause);
    }
}
