package io.guardianpartner.routing.failure;

import io.guardianpartner.message.InvalidMessageException;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.util.ObjectHelper;

/**
 * Tells a handler that wanted to send a message that the contract forbids or that is too large: however often it is tried
 * again, it would make the same one.
 */
final class Unsendable implements Predicate {

    @Override
    public boolean matches(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return ObjectHelper.getException(InvalidMessageException.class, failure) != null;
    }
}
