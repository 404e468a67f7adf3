package io.guardianpartner.routing.sqs;

import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.routing.delivery.ReceivedMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Deletes the message from the queue: it is dealt with. */
public final class Acknowledge implements Processor {

    private final SqsClient sqs;
    private final String queueUrl;

    Acknowledge(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void process(Exchange exchange) {
        Delivery.settle(exchange);
        sqs.deleteMessage(request -> request
            .queueUrl(queueUrl)
            .receiptHandle(ReceivedMessage.of(exchange).receiptHandle()));
    }
}
