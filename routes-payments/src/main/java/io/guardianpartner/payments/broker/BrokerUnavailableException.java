package io.guardianpartner.payments.broker;

import java.time.Duration;
import java.util.Optional;

/** The broker certainly did nothing: it was not reached, or takes no calls from us at the moment. */
public class BrokerUnavailableException extends RuntimeException {

    private final transient Duration retryAfter;

    /** @param message for the log: nothing of the payer, no secret */
    public BrokerUnavailableException(String message, Throwable cause) {
        this(message, cause, null);
    }

    private BrokerUnavailableException(String message, Throwable cause, Duration retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /**
     * The broker takes no calls from us because they are too many.
     *
     * @param retryAfter how long it wants to be left alone; null if it does not say
     */
    public static BrokerUnavailableException until(String message, Duration retryAfter) {
        return new BrokerUnavailableException(message, null, retryAfter);
    }

    /** Empty if the broker did not say when to come again. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
