package io.guardianpartner.routing.failure;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Failure;
import io.guardianpartner.message.MessageSize;
import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.routing.delivery.ReceivedMessage;
import io.guardianpartner.support.FailureSummary;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Sends the message, as it came, to the dead-letter queue, with the attribute {@code failure} to say why. One that came
 * without {@code messageId} is given its SQS message id as such, so that it is the same message when it is replayed. What
 * SQS would not carry is left out: first the detail, from its end, then the id; {@code failure} only if there is no room
 * for outcome and time.
 */
class DeadLetterStep implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterStep.class);

    private final SqsClient sqs;
    private final String deadLetterQueueUrl;
    private final InstantSource clock;

    DeadLetterStep(SqsClient sqs, String deadLetterQueueUrl, InstantSource clock) {
        this.sqs = sqs;
        this.deadLetterQueueUrl = deadLetterQueueUrl;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        var received = ReceivedMessage.of(exchange);
        var cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        var failure = new Failure(Delivery.outcome(exchange).tag(), why(cause), clock.instant(), received.receives());
        sqs.sendMessage(request(received, failure));
        LOG.warn("Parked {}: {}: {}", Delivery.of(exchange).name(), failure.outcome(), failure.detail());
    }

    private static String why(Exception cause) {
        return cause instanceof ParkedMessageException parked && parked.getMessage() != null
            ? parked.getMessage()
            : FailureSummary.of(cause);
    }

    private SendMessageRequest request(ReceivedMessage received, Failure failure) {
        var attributes = new LinkedHashMap<String, MessageAttributeValue>();
        attributes(received, failure).forEach((name, value) -> attributes.put(name, string(value)));
        return SendMessageRequest.builder()
            .queueUrl(deadLetterQueueUrl)
            .messageBody(received.body())
            .messageAttributes(attributes)
            .build();
    }

    /** A message may be so large that not all of this fits beside it: it is parked all the same. */
    private static Map<String, String> attributes(ReceivedMessage received, Failure failure) {
        var known = new LinkedHashMap<>(received.attributes());
        known.putIfAbsent(Attributes.MESSAGE_ID, received.sqsMessageId());
        return Stream.of(explained(received, known, failure),
            explained(received, received.attributes(), failure))
            .filter(attributes -> excess(received, attributes) <= 0)
            .findFirst().orElse(received.attributes());
    }

    /** The attributes with as much of the failure as there is room for, its outcome and time always among it. */
    private static Map<String, String> explained(ReceivedMessage received, Map<String, String> attributes,
        Failure failure) {
        var explained = new LinkedHashMap<>(attributes);
        explained.put(Attributes.FAILURE, failure.json());
        var excess = excess(received, explained);
        if (excess > 0) {
            explained.put(Attributes.FAILURE, failure.shorterBy(excess).json());
        }
        return explained;
    }

    private static long excess(ReceivedMessage received, Map<String, String> attributes) {
        return MessageSize.of(received.body(), attributes) - MessageSize.QUEUE_LIMIT;
    }

    private static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
