package io.guardianpartner.routing.failure;

import io.guardianpartner.routing.breaker.PausedException;
import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.routing.delivery.ReceivedMessage;
import io.guardianpartner.support.FailureSummary;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Lets a message that failed come again after a while. */
public final class BackoffRetry implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(BackoffRetry.class);

    private final SqsClient sqs;
    private final String queueUrl;
    private final RetryDelay backoff;

    BackoffRetry(SqsClient sqs, String queueUrl, RetryDelay backoff) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.backoff = backoff;
    }

    @Override
    public void process(Exchange exchange) {
        var received = ReceivedMessage.of(exchange);
        var pause = backoff.after(received.receives());
        var cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, exchange.getException(), Exception.class);
        LOG.atLevel(cause instanceof PausedException ? Level.DEBUG : Level.WARN)
            .log("Failed {} on receive {}, again in {} s: {}", Delivery.of(exchange).name(), received.receives(),
                pause.toSeconds(), FailureSummary.of(cause));
        Delivery.settle(exchange);
        sqs.changeMessageVisibility(request -> request
            .queueUrl(queueUrl)
            .receiptHandle(received.receiptHandle())
            .visibilityTimeout(Math.toIntExact(pause.toSeconds())));
    }
}
