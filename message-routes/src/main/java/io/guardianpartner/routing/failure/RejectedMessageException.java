package io.guardianpartner.routing.failure;

import io.guardianpartner.routing.delivery.Outcome;

/** Thrown by a handler that says never: the message is parked as {@code rejected}. */
public final class RejectedMessageException extends ParkedMessageException {

    public RejectedMessageException(String detail) {
        super(Outcome.REJECTED, detail, null);
    }
}
