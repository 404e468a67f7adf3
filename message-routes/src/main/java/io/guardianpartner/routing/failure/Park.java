package io.guardianpartner.routing.failure;

import java.time.InstantSource;
import java.util.LinkedHashMap;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Failure;
import io.guardianpartner.routing.Causes;
import io.guardianpartner.routing.sqs.ReceivedMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Sends the message, as it came, to the dead-letter queue, with the attribute {@code failure} to say why. One that came
 * without {@code messageId} is given its SQS message id as such, so that it is the same message when it is replayed.
 */
class Park implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(Park.class);

    private final SqsClient sqs;
    private final String deadLetterQueueUrl;
    private final InstantSource clock;

    Park(SqsClient sqs, String deadLetterQueueUrl, InstantSource clock) {
        this.sqs = sqs;
        this.deadLetterQueueUrl = deadLetterQueueUrl;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        var received = ReceivedMessage.of(exchange);
        var cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        var failure = new Failure(Outcome.of(exchange).tag(), why(cause), clock.instant(), received.receives());
        sqs.sendMessage(request(received, failure));
        LOG.warn("Parked as {}: {}", failure.outcome(), failure.detail());
    }

    private static String why(Exception cause) {
        return cause instanceof ParkedMessageException parked && parked.getMessage() != null
            ? parked.getMessage()
            : Causes.of(cause);
    }

    private SendMessageRequest request(ReceivedMessage received, Failure failure) {
        var attributes = new LinkedHashMap<String, MessageAttributeValue>();
        received.attributes().forEach((name, value) -> attributes.put(name, string(value)));
        attributes.putIfAbsent(Attributes.MESSAGE_ID, string(received.sqsMessageId()));
        attributes.put(Attributes.FAILURE, string(failure.json()));
        return SendMessageRequest.builder()
            .queueUrl(deadLetterQueueUrl)
            .messageBody(received.body())
            .messageAttributes(attributes)
            .build();
    }

    private static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
