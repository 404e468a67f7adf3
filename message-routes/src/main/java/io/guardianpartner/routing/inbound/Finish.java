package io.guardianpartner.routing.inbound;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.routing.Causes;
import io.guardianpartner.routing.CurrentTrace;
import io.guardianpartner.routing.breaker.InboundBreaker;
import io.guardianpartner.routing.failure.Outcome;
import io.guardianpartner.routing.metrics.MessageMetrics;
import io.guardianpartner.routing.sqs.ReceivedMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Runs when an exchange has ended, however it has: counts it, and sees to it that no message is left hidden because a
 * step did not come to be, for example when a route was stopped in the middle or parking failed.
 */
class Finish extends SynchronizationAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Finish.class);

    private final Processor acknowledge;
    private final Processor retryLater;
    private final MessageMetrics metrics;
    private final InboundBreaker breaker;

    Finish(Processor acknowledge, Processor retryLater, MessageMetrics metrics, InboundBreaker breaker) {
        this.acknowledge = acknowledge;
        this.retryLater = retryLater;
        this.metrics = metrics;
        this.breaker = breaker;
    }

    /** A copy of the exchange that goes on elsewhere, by {@code seda:} for example, is not the handling of the message. */
    @Override
    public boolean allowHandover() {
        return false;
    }

    @Override
    public void onComplete(Exchange exchange) {
        if (exchange.isRollbackOnly() && exchange.getProperty(Outcome.PROPERTY) == null) {
            onFailure(exchange);
        } else {
            finish(exchange, acknowledge);
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        exchange.setProperty(Outcome.PROPERTY, Outcome.RETRIED);
        finish(exchange, retryLater);
    }

    private void finish(Exchange exchange, Processor settle) {
        try {
            if (!ReceivedMessage.isSettled(exchange)) {
                settle.process(exchange);
            }
        } catch (SdkException e) {
            LOG.warn("The queue could not be told what becomes of a message: {}", Causes.of(e));
        } catch (Exception e) {
            throw new IllegalStateException("settling a message calls SQS and nothing else", e);
        } finally {
            tellBreaker(exchange);
            metrics.record(Outcome.of(exchange), exchange.getProperty(Validate.TYPE, String.class),
                System.nanoTime() - exchange.getProperty(Receive.SINCE, Long.class));
            CurrentTrace.leave();
            MDC.remove(Attributes.CORRELATION_ID);
        }
    }

    /** What was parked or dropped without any need of others says nothing about them. */
    private void tellBreaker(Exchange exchange) {
        switch (Outcome.of(exchange)) {
            case HANDLED, STALE, DUPLICATE -> breaker.worked();
            case RETRIED, RETRIES_EXHAUSTED -> breaker.failed(
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, exchange.getException(), Exception.class));
            default -> breaker.unused(1);
        }
    }
}
