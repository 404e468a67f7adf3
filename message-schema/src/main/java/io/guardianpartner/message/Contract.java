package io.guardianpartner.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The contract between the services, read from an AsyncAPI 3 document: which services and messages there are, and whether
 * a message is right. Immutable and thread-safe; its schemas are compiled when it is loaded.
 *
 * <p>
 * Reading is tolerant: members that a payload's schema does not know pass. Writing is strict.
 */
public final class Contract {

    private static final String RESOURCE = "/asyncapi.yaml";
    private static final String ENVELOPE = "Envelope";
    private static final String PAYLOAD = "/payload";

    private final JsonNode document;
    private final int schemaVersion;
    private final Map<String, ServiceEntry> services;
    private final Map<String, MessageEntry> messages;
    private final Map<String, Class<?>> records = new HashMap<>();
    private final PayloadSchemas received;
    private final PayloadSchemas sent;

    private Contract(ContractDocument source) {
        document = source.root();
        schemaVersion = source.schemaVersion();
        services = source.services();
        messages = source.messages(services);
        received = PayloadSchemas.tolerant(document);
        sent = PayloadSchemas.strict(document);
        if (!received.has(ENVELOPE)) {
            throw new IllegalArgumentException("The contract is wrong: it has no schema " + ENVELOPE);
        }
        messages.values().forEach(message -> records.put(message.type(), recordOf(message.schema())));
    }

    /** The contract on the class path. */
    public static Contract load() {
        return OnClassPath.CONTRACT;
    }

    /**
     * Another contract.
     *
     * @throws IllegalArgumentException
     *             if it cannot be read or contradicts itself: a {@code $ref} that leads nowhere, a queue with two owners,
     *             a message whose target does not listen to its sender
     */
    public static Contract load(InputStream yaml) {
        return new Contract(ContractDocument.read(yaml));
    }

    /**
     * Reads a body: JSON with exactly the four members of an envelope, each a right one. The type may be unknown and the
     * payload is not looked into.
     */
    public Envelope read(String body) {
        var node = parse(body);
        received.validate(ENVELOPE, node, "");
        return new Envelope(node.get("sender").textValue(), node.get("target").textValue(),
            node.get("type").textValue(), node.get("payload"));
    }

    private static JsonNode parse(String body) {
        if (body == null || body.isBlank()) {
            throw new InvalidMessageException("the body is no JSON that is read here: it is empty");
        }
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            var where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
            throw new InvalidMessageException("the body is no JSON that is read here" + where, e);
        }
    }

    /** Whether the contract has such a message. */
    public boolean knows(String type) {
        return messages.containsKey(type);
    }

    /** Holds a known type to its one sender and its payload to its schema; an unknown type passes. */
    public void validatePayload(Envelope envelope) {
        var message = messages.get(envelope.type());
        if (message != null) {
            requireSender(message, envelope.sender());
            received.validate(message.schema(), envelope.payload(), PAYLOAD);
        }
    }

    /** The payload as the given record. */
    public <T> T payload(Envelope envelope, Class<T> type) {
        try {
            return Json.mapper().treeToValue(envelope.payload(), type);
        } catch (JsonMappingException e) {
            throw new InvalidMessageException(PAYLOAD + pointer(e) + " has no value that is read here", e);
        } catch (JsonProcessingException e) {
            throw new InvalidMessageException(PAYLOAD + " has no value that is read here", e);
        }
    }

    /** The payload as the record named like its schema; as it is, where there is none. */
    public Object payload(Envelope envelope) {
        var type = records.get(envelope.type());
        return type == null ? envelope.payload() : payload(envelope, type);
    }

    private static String pointer(JsonMappingException e) {
        var pointer = new StringBuilder();
        e.getPath().forEach(step -> pointer.append('/')
            .append(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName()));
        return pointer.toString();
    }

    /**
     * A new message, with an id of its own and without a trace, that the contract permits to the last member.
     *
     * @param payload
     *            anything that is written as the type's payload, usually its record
     * @throws InvalidMessageException
     *             if this sender does not send this type to this target, the payload breaks its schema or has members that
     *             are not in it
     * @throws MessageTooLargeException
     *             if SNS would not carry it
     */
    public Message message(String sender, String target, String type, UUID correlationId, Object payload) {
        var entry = messages.get(type);
        if (entry == null) {
            throw new InvalidMessageException("/type is not in the contract: " + type);
        }
        requireSender(entry, sender);
        if (!entry.target().equals(target)) {
            throw new InvalidMessageException("/target of " + type + " is " + entry.target() + ", not " + target);
        }
        if (correlationId == null) {
            throw new InvalidMessageException("correlationId is missing");
        }
        var tree = tree(payload);
        sent.validate(entry.schema(), tree, PAYLOAD);
        var message = new Message(new Envelope(sender, target, type, tree), Ids.next(), correlationId, schemaVersion,
            null);
        MessageTooLargeException.check(message, MessageSize.LIMIT);
        return message;
    }

    private static void requireSender(MessageEntry message, String sender) {
        if (!message.sender().equals(sender)) {
            throw new InvalidMessageException("/sender of " + message.type() + " is " + message.sender() + ", not "
                + sender);
        }
    }

    private static JsonNode tree(Object payload) {
        try {
            return Json.mapper().valueToTree(payload);
        } catch (IllegalArgumentException e) {
            throw new InvalidMessageException(PAYLOAD + " cannot be written as JSON", e);
        }
    }

    /** The services by name, in the contract's order. */
    public Map<String, ServiceEntry> services() {
        return services;
    }

    /** The messages by type, in the contract's order. */
    public Map<String, MessageEntry> messages() {
        return messages;
    }

    /** The version of the payloads' schemas; within one they only grow. */
    public int schemaVersion() {
        return schemaVersion;
    }

    /** The whole AsyncAPI document, a copy. */
    public JsonNode document() {
        return document.deepCopy();
    }

    private static Class<?> recordOf(String schema) {
        try {
            return Class.forName(Contract.class.getPackageName() + ".payload." + schema);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static final class OnClassPath {

        private static final Contract CONTRACT = fromClassPath();

        private static Contract fromClassPath() {
            try (var yaml = Contract.class.getResourceAsStream(RESOURCE)) {
                return load(yaml);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
