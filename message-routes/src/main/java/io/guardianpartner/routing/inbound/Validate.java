package io.guardianpartner.routing.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Envelope;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.InvalidMessageException;
import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.routing.delivery.ReceivedMessage;
import io.guardianpartner.routing.failure.ForgedMessageException;
import io.guardianpartner.routing.failure.UnreadableMessageException;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Reads the body once, holds envelope, attributes and payload to the contract, and leaves the payload's record as body. */
class Validate implements Processor {

    /** As the contract's {@code Attributes} have it. */
    private static final List<String> REQUIRED = List.of(Attributes.SENDER, Attributes.TARGET, Attributes.TYPE,
        Attributes.MESSAGE_ID, Attributes.CORRELATION_ID, Attributes.SCHEMA_VERSION);
    private static final int HASH_BYTES = 16;
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Contract contract;
    private final boolean bareAllowed;

    Validate(Contract contract, boolean bareAllowed) {
        this.contract = contract;
        this.bareAllowed = bareAllowed;
    }

    @Override
    public void process(Exchange exchange) {
        var received = ReceivedMessage.of(exchange);
        try {
            var envelope = contract.read(received.body());
            if (contract.knows(envelope.type())) {
                Delivery.known(exchange, envelope.type());
            }
            requireAgreement(envelope, received.attributes());
            var message = message(envelope, received);
            TraceContext.enter(message.traceparent());
            TraceContext.about(message.correlationId());
            exchange.setProperty(InboundMessage.PROPERTY, message);
            contract.validatePayload(envelope);
            exchange.getMessage().setBody(contract.payload(envelope));
        } catch (InvalidMessageException e) {
            throw new UnreadableMessageException(e);
        }
    }

    private static void requireAgreement(Envelope envelope, Map<String, String> attributes) {
        requireCopy(attributes, Attributes.SENDER, envelope.sender());
        requireCopy(attributes, Attributes.TARGET, envelope.target());
        requireCopy(attributes, Attributes.TYPE, envelope.type());
    }

    private static void requireCopy(Map<String, String> attributes, String name, String original) {
        var copy = attributes.get(name);
        if (copy != null && !copy.equals(original)) {
            throw new ForgedMessageException("attribute " + name + " is not the body's");
        }
    }

    private InboundMessage message(Envelope envelope, ReceivedMessage received) {
        var attributes = received.attributes();
        requireAttributes(attributes);
        requireVersion(attributes.get(Attributes.SCHEMA_VERSION));
        var messageId = uuid(Attributes.MESSAGE_ID,
            attributes.getOrDefault(Attributes.MESSAGE_ID, received.sqsMessageId()));
        var correlationId = attributes.get(Attributes.CORRELATION_ID);
        var traceparent = attributes.get(Attributes.TRACEPARENT);
        return new InboundMessage(envelope, messageId, envelope.sender() + ":" + messageId,
            hash(received.body()),
            correlationId == null ? null : uuid(Attributes.CORRELATION_ID, correlationId), received.receives(),
            traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent : null);
    }

    private void requireAttributes(Map<String, String> attributes) {
        if (bareAllowed) {
            return;
        }
        for (var name : REQUIRED) {
            if (!attributes.containsKey(name)) {
                throw new UnreadableMessageException("attribute " + name + " is missing");
            }
        }
    }

    /** Any version may come: a later one only adds what is ignored here. */
    private static void requireVersion(String version) {
        if (version != null && !VERSION.matcher(version).matches()) {
            throw new UnreadableMessageException("attribute " + Attributes.SCHEMA_VERSION + " is no version");
        }
    }

    /** Tells one body from another: the first 128 bits of its SHA-256, short enough to be kept by the dozen in an item. */
    private static String hash(String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static UUID uuid(String attribute, String text) {
        try {
            return Ids.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException("attribute " + attribute + " is no UUID");
        }
    }
}
