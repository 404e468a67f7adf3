package io.guardianpartner.routing.inbound;

import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.support.jdbc.Jdbc;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.processor.DelegateSyncProcessor;

/**
 * The handler's transaction. When it was taken back without an exception, because the handler's route has dealt with a
 * failure by itself or has marked it so, and no outcome says that this is right, the message is not handled: that is made
 * a failure again, for the inbound route's policy to see.
 */
class HandledForGood implements Policy {

    private final Policy transaction;

    HandledForGood(Policy transaction) {
        this.transaction = transaction;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        transaction.beforeWrap(route, definition);
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return new DelegateSyncProcessor(transaction.wrap(route, steps)) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                return super.process(exchange, doneSync -> {
                    failIfTakenBack(exchange);
                    callback.done(doneSync);
                });
            }
        };
    }

    private static void failIfTakenBack(Exchange exchange) {
        if (exchange.getException() == null && Delivery.isOpen(exchange)
            && exchange.getProperty(Jdbc.ROLLED_BACK, false, Boolean.class)) {
            exchange.setRollbackOnly(false);
            exchange.getExchangeExtension().setFailureHandled(false);
            exchange.getExchangeExtension().setErrorHandlerHandled(null);
            exchange.setException(new TakenBackException(exchange.getProperty(Exchange.EXCEPTION_CAUGHT,
                Exception.class)));
        }
    }

    /** The handler's transaction was rolled back. */
    private static final class TakenBackException extends RuntimeException {

        private TakenBackException(Exception cause) {
            super(cause);
        }
    }
}
