package io.guardianpartner.routing.failure;

import io.guardianpartner.message.InvalidMessageException;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/**
 * Whether the handler wanted to send a message that the contract forbids or that is too large: however often it is tried
 * again, it would make the same one.
 */
final class Unsendable implements Predicate {

    private static final int DEPTH = 10;

    @Override
    public boolean matches(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        for (var depth = 0; failure != null && depth < DEPTH; depth++) {
            if (failure instanceof InvalidMessageException) {
                return true;
            }
            failure = failure.getCause();
        }
        return false;
    }
}
