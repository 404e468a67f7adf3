package io.guardianpartner.routing.inbound;

import io.guardianpartner.routing.breaker.InboundBreaker;
import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.routing.delivery.Outcome;
import io.guardianpartner.routing.metrics.MessageMetrics;
import io.guardianpartner.support.FailureSummary;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
        if (exchange.isRollbackOnly() && Delivery.isOpen(exchange)) {
            onFailure(exchange);
        } else {
            finish(exchange, acknowledge);
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        Delivery.decide(exchange, Outcome.RETRIED);
        finish(exchange, retryLater);
    }

    private void finish(Exchange exchange, Processor settle) {
        try {
            if (!Delivery.of(exchange).settled()) {
                settle.process(exchange);
            }
        } catch (SdkException e) {
            LOG.warn("{} could not be settled and will be received again: {}", Delivery.of(exchange).name(),
                FailureSummary.of(e));
        } catch (Exception e) {
            throw new IllegalStateException("settling a message calls SQS and nothing else", e);
        } finally {
            tellBreaker(exchange);
            var delivery = Delivery.of(exchange);
            metrics.record(Delivery.outcome(exchange), delivery.type(), System.nanoTime() - delivery.since(),
                delivery.received().sentAt());
            TraceContext.leave();
        }
    }

    /** A message that was parked or dropped without any need of others says nothing about them. */
    private void tellBreaker(Exchange exchange) {
        switch (Delivery.outcome(exchange)) {
            case HANDLED, STALE, DUPLICATE -> breaker.worked();
            case RETRIED, RETRIES_EXHAUSTED -> breaker.failed(
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, exchange.getException(), Exception.class));
            default -> breaker.unused(1);
        }
    }
}
