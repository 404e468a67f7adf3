package io.guardianpartner.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Reads the contract's document and refuses one that contradicts itself, before anything is built upon it. */
final class ContractDocument {

    private static final YAMLMapper YAML = new YAMLMapper(
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
    private static final String EXTENSION = "x-guardian";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");
    private static final Pattern LOGICAL_NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final JsonNode root;

    private ContractDocument(JsonNode root) {
        this.root = root;
        requireResolvable(root);
    }

    static ContractDocument read(InputStream yaml) {
        try {
            return new ContractDocument(YAML.readTree(yaml));
        } catch (IOException e) {
            throw new IllegalArgumentException("The contract cannot be read: " + e.getMessage(), e);
        }
    }

    JsonNode root() {
        return root;
    }

    int schemaVersion() {
        var version = root.path(EXTENSION).path("schemaVersion");
        require(version.isInt() && version.intValue() > 0, "x-guardian.schemaVersion is a positive integer");
        return version.intValue();
    }

    Map<String, ServiceEntry> services() {
        var entries = root.path(EXTENSION).path("services");
        var services = new LinkedHashMap<String, ServiceEntry>();
        entries.fields().forEachRemaining(entry -> services.put(entry.getKey(), service(entry)));
        requireConsistent(services);
        return Collections.unmodifiableMap(services);
    }

    private ServiceEntry service(Map.Entry<String, JsonNode> entry) {
        require(NAME.matcher(entry.getKey()).matches() && !entry.getKey().equals(Services.ANY),
            "the service " + entry.getKey() + " has a name of upper-case letters, digits and underscores");
        List<String> listensTo = new ArrayList<>();
        entry.getValue().path("listensTo").forEach(sender -> listensTo.add(sender.asText()));
        return new ServiceEntry(entry.getKey(), logicalName(entry, "queue"), logicalName(entry, "topic"), listensTo);
    }

    private static String logicalName(Map.Entry<String, JsonNode> entry, String member) {
        var name = entry.getValue().path(member).asText();
        require(LOGICAL_NAME.matcher(name).matches(),
            entry.getKey() + "." + member + " is a name of lower-case letters, digits and hyphens");
        return name;
    }

    private static void requireConsistent(Map<String, ServiceEntry> services) {
        require(!services.isEmpty(), "x-guardian.services has at least one service");
        var queues = new HashSet<String>();
        var topics = new HashSet<String>();
        for (var service : services.values()) {
            require(queues.add(service.queue()), "only one service owns the queue " + service.queue());
            require(topics.add(service.topic()), "only one service owns the topic " + service.topic());
            require(new HashSet<>(service.listensTo()).size() == service.listensTo().size(),
                service.name() + " listens to each service once");
            for (var sender : service.listensTo()) {
                require(services.containsKey(sender), service.name() + " listens to a known service, not " + sender);
            }
        }
    }

    Map<String, MessageEntry> messages(Map<String, ServiceEntry> services) {
        var messages = new LinkedHashMap<String, MessageEntry>();
        root.path("components").path("messages").fields()
            .forEachRemaining(entry -> messages.put(entry.getKey(), message(entry, services)));
        return Collections.unmodifiableMap(messages);
    }

    private MessageEntry message(Map.Entry<String, JsonNode> entry, Map<String, ServiceEntry> services) {
        var type = entry.getKey();
        require(NAME.matcher(type).matches(),
            "the message " + type + " has a name of upper-case letters, digits and underscores");
        var sender = entry.getValue().path(EXTENSION).path("sender").asText();
        var target = entry.getValue().path(EXTENSION).path("target").asText();
        require(services.containsKey(sender), type + " has a known sender, not '" + sender + "'");
        if (!target.equals(Services.ANY)) {
            require(services.containsKey(target), type + " has a known target, not '" + target + "'");
            require(services.get(target).listensTo().contains(sender), target + " listens to " + sender
                + ", from which it is to get " + type);
        }
        return new MessageEntry(type, sender, target, payloadSchema(entry), entry.getValue().path("summary").asText());
    }

    /** The body is the envelope, and its payload one of the named schemas. */
    private static String payloadSchema(Map.Entry<String, JsonNode> message) {
        for (var part : message.getValue().path("payload").path("allOf")) {
            var reference = part.path("properties").path("payload").path("$ref").asText();
            if (reference.startsWith(SCHEMAS)) {
                return reference.substring(SCHEMAS.length());
            }
        }
        throw new IllegalArgumentException(
            "The contract is wrong: " + message.getKey() + ".payload.allOf names its payload's schema");
    }

    private void requireResolvable(JsonNode node) {
        var reference = node.path("$ref");
        if (reference.isTextual()) {
            var text = reference.textValue();
            require(text.startsWith("#/") && !root.at(text.substring(1)).isMissingNode(),
                "every $ref leads somewhere within it, not " + text);
        }
        node.forEach(this::requireResolvable);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("The contract is wrong: it should be that " + rule);
        }
    }
}
