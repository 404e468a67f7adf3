package io.guardianpartner.routing.failure;

import io.guardianpartner.routing.delivery.Outcome;

/** No retry will help: the message is to be parked at once. */
public abstract class ParkedMessageException extends RuntimeException {

    private final Outcome outcome;

    /**
     * @param detail
     *            what is wrong, for an operator; it is stored and logged, so it repeats no value of a person
     */
    protected ParkedMessageException(Outcome outcome, String detail, Throwable cause) {
        super(detail, cause);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
