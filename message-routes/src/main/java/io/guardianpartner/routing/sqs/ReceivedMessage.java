package io.guardianpartner.routing.sqs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.guardianpartner.message.Attributes;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A message as the queue gave it out, before anything of it is believed.
 *
 * @param sqsMessageId
 *            SQS's own id, another one for each time that it is sent
 * @param receiptHandle
 *            by which this receive of it is deleted or released
 * @param receives
 *            how often it was given out, this time included
 * @param attributes
 *            those of {@link Attributes#ALLOWED} that came with it as strings; others are dropped here
 */
public record ReceivedMessage(String sqsMessageId, String receiptHandle, int receives, String body,
    Map<String, String> attributes) {

    /** The exchange property that holds it from the first step of the inbound route to the last. */
    public static final String PROPERTY = "guardianReceived";

    private static final String SETTLED = "guardianSettled";
    private static final String RECEIVE_COUNT = "ApproximateReceiveCount";

    public ReceivedMessage {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** What Camel's consumer put into the exchange. */
    public static ReceivedMessage from(Exchange exchange) {
        var message = exchange.getMessage();
        return new ReceivedMessage(
            message.getHeader(Sqs2Constants.MESSAGE_ID, String.class),
            message.getHeader(Sqs2Constants.RECEIPT_HANDLE, String.class),
            message.getHeader(RECEIVE_COUNT, 1, Integer.class),
            message.getBody(String.class),
            allowed(message.getHeader(Sqs2Constants.MESSAGE_ATTRIBUTES, Map.of(), Map.class)));
    }

    /** What {@link #from} found for this exchange. */
    public static ReceivedMessage of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, ReceivedMessage.class);
    }

    /** Notes that the queue was told, or is about to be, what becomes of the message. */
    public static void settle(Exchange exchange) {
        exchange.setProperty(SETTLED, Boolean.TRUE);
    }

    public static boolean isSettled(Exchange exchange) {
        return exchange.getProperty(SETTLED, Boolean.FALSE, Boolean.class);
    }

    private static Map<String, String> allowed(Map<?, ?> all) {
        var attributes = new LinkedHashMap<String, String>();
        for (var name : Attributes.ALLOWED) {
            if (all.get(name) instanceof MessageAttributeValue value && value.stringValue() != null) {
                attributes.put(name, value.stringValue());
            }
        }
        return attributes;
    }
}
