package io.guardianpartner.test;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Envelope;
import io.guardianpartner.message.Json;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A message as it lay in a queue.
 *
 * @param attributes
 *            the values of all its attributes
 */
public record ProbedMessage(String body, Map<String, String> attributes) {

    static ProbedMessage of(Message message) {
        var attributes = new TreeMap<String, String>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        return new ProbedMessage(message.body(), attributes);
    }

    /** Its envelope; fails for a body that has none. */
    public Envelope envelope() {
        return Contract.load().read(body);
    }

    /** Its payload as the given record. */
    public <T> T payload(Class<T> type) {
        return Contract.load().payload(envelope(), type);
    }

    /** The reason why it was parked: {@code outcome}, {@code detail}, {@code at}, {@code receives}. */
    public JsonNode failure() {
        try {
            return Json.mapper().readTree(attributes.get(Attributes.FAILURE));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
