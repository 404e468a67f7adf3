package io.guardianpartner.routing.delivery;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Ids;
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
 * @param sentAt
 *            when SQS took it, by SQS's clock; null if the queue does not say
 * @param attributes
 *            those of {@link Attributes#ALLOWED} that came with it as strings; others are dropped here
 */
public record ReceivedMessage(String sqsMessageId, String receiptHandle, int receives, Instant sentAt,
    String body, Map<String, String> attributes) {

    private static final String RECEIVE_COUNT = "ApproximateReceiveCount";
    private static final String SENT = "SentTimestamp";

    public ReceivedMessage {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** What Camel's consumer put into the exchange. Its system attributes are strings, as SQS gives them. */
    public static ReceivedMessage from(Exchange exchange) {
        var message = exchange.getMessage();
        var headers = message.getHeaders();
        return new ReceivedMessage(
            (String) headers.get(Sqs2Constants.MESSAGE_ID),
            (String) headers.get(Sqs2Constants.RECEIPT_HANDLE),
            headers.get(RECEIVE_COUNT) instanceof String count ? Integer.parseInt(count) : 1,
            headers.get(SENT) instanceof String millis ? Instant.ofEpochMilli(Long.parseLong(millis)) : null,
            message.getBody(String.class),
            headers.get(Sqs2Constants.MESSAGE_ATTRIBUTES) instanceof Map<?, ?> all ? allowed(all) : Map.of());
    }

    /** The message that this exchange handles. */
    public static ReceivedMessage of(Exchange exchange) {
        return Delivery.of(exchange).received();
    }

    /** Its id for the log: the one that it came with, SQS's own in place of none or of something else. */
    public String id() {
        var given = attributes.get(Attributes.MESSAGE_ID);
        try {
            return given == null ? sqsMessageId : Ids.parse(given).toString();
        } catch (IllegalArgumentException e) {
            return sqsMessageId;
        }
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
