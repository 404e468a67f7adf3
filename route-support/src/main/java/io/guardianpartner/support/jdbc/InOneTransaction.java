package io.guardianpartner.support.jdbc;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.TransactedPolicy;
import org.apache.camel.support.processor.DelegateSyncProcessor;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs all steps inside in one transaction: it commits when they end well, and is rolled back when one of them failed, also
 * if a policy inside has turned the failure into an answer, or when the route marked it so. The exception is handed on
 * as it is and nothing of it is logged: what happens next is the caller's to say.
 */
class InOneTransaction implements TransactedPolicy {

    private final TransactionTemplate template;

    InOneTransaction(TransactionTemplate template) {
        this.template = template;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // the definition stays as it is
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return new DelegateSyncProcessor(steps) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                process(exchange);
                callback.done(true);
                return true;
            }

            @Override
            public void process(Exchange exchange) {
                exchange.getUnitOfWork().beginTransactedBy(InOneTransaction.this);
                try {
                    template.executeWithoutResult(transaction -> run(steps, exchange, transaction));
                } catch (RuntimeException e) {
                    exchange.setException(e);
                } finally {
                    exchange.getUnitOfWork().endTransactedBy(InOneTransaction.this);
                }
            }
        };
    }

    private static void run(Processor steps, Exchange exchange, TransactionStatus transaction) {
        try {
            steps.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null || exchange.isRollbackOnly()
            || exchange.getExchangeExtension().isFailureHandled()) {
            transaction.setRollbackOnly();
            exchange.setProperty(Jdbc.ROLLED_BACK, exchange.getException() == null);
        }
    }
}
