package io.guardianpartner.routing.failure;

import io.guardianpartner.routing.delivery.Outcome;

/** The message is not what it says, or not from whom it says: parked as {@code forged}. */
public final class ForgedMessageException extends ParkedMessageException {

    public ForgedMessageException(String detail) {
        super(Outcome.FORGED, detail, null);
    }
}
