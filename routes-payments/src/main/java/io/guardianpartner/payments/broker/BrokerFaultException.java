package io.guardianpartner.payments.broker;

/**
 * The broker does not do its work: it has a fault of its own, is too slow, or the connection broke. It may or may not have
 * done what it was asked. Unlike an answer that makes no sense, this says something about the broker.
 */
public class BrokerFaultException extends OutcomeUnknownException {

    /** @param message for the log: nothing of the payer, no secret */
    public BrokerFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
