package io.guardianpartner.payments.broker;

/** The broker may or may not have done what it was asked; only asking again tells. */
public class OutcomeUnknownException extends RuntimeException {

    /** @param message for the log: nothing of the payer, no secret */
    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
