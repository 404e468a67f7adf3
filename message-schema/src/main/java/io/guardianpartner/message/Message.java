package io.guardianpartner.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * A message as it is stored in an outbox and published: the envelope, and what travels beside it.
 *
 * @param messageId
 *            given once, the same on every re-send
 * @param correlationId
 *            the order (or product) that it is about
 * @param schemaVersion
 *            of the contract that it was written by
 * @param traceparent
 *            W3C Trace Context, or null
 */
public record Message(Envelope envelope, UUID messageId, UUID correlationId, int schemaVersion, String traceparent) {

    private static final ObjectWriter WRITER = Json.mapper().writer();
    private static final ObjectWriter ASCII = WRITER.with(JsonWriteFeature.ESCAPE_NON_ASCII);

    /** This message as part of a trace; null takes it out of any. */
    public Message withTraceparent(String value) {
        return new Message(envelope, messageId, correlationId, schemaVersion, value);
    }

    /** The message attributes by name, in a fixed order; a null traceparent is left out. */
    public Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put(Attributes.SENDER, envelope.sender());
        attributes.put(Attributes.TARGET, envelope.target());
        attributes.put(Attributes.TYPE, envelope.type());
        attributes.put(Attributes.MESSAGE_ID, messageId.toString());
        attributes.put(Attributes.CORRELATION_ID, correlationId.toString());
        attributes.put(Attributes.SCHEMA_VERSION, Integer.toString(schemaVersion));
        if (traceparent != null) {
            attributes.put(Attributes.TRACEPARENT, traceparent);
        }
        return attributes;
    }

    /** The envelope as JSON text, made only of characters that SQS and SNS carry. */
    public String body() {
        try {
            var text = WRITER.writeValueAsString(envelope);
            return text.codePoints().allMatch(Message::isCarried) ? text : ASCII.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an envelope of strings and a JSON tree can always be written", e);
        }
    }

    /** SQS takes the characters of XML 1.0; control characters are escaped in any JSON text. */
    private static boolean isCarried(int codePoint) {
        return codePoint <= 0xD7FF || (codePoint >= 0xE000 && codePoint <= 0xFFFD) || codePoint >= 0x10000;
    }
}
