package io.guardianpartner.payments.broker;

/** The broker certainly did nothing: it was not reached, or takes no calls from us at the moment. */
public class BrokerUnavailableException extends RuntimeException {

    /** @param message for the log: nothing of the payer, no secret */
    public BrokerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
