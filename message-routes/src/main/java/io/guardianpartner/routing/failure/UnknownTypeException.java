package io.guardianpartner.routing.failure;

import io.guardianpartner.routing.delivery.Outcome;

/** Meant for this service, which has no handler for its type: parked as {@code unknown-type}. */
public final class UnknownTypeException extends ParkedMessageException {

    public UnknownTypeException(String detail) {
        super(Outcome.UNKNOWN_TYPE, detail, null);
    }
}
