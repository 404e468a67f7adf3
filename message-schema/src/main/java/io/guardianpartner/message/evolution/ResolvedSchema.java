package io.guardianpartner.message.evolution;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A schema with what its references mean in their place, so that moving a part elsewhere is no change. */
final class ResolvedSchema {

    private static final String REFERENCE = "$ref";

    private final JsonNode document;

    private ResolvedSchema(JsonNode document) {
        this.document = document;
    }

    static JsonNode of(JsonNode document, String name) {
        var schema = document.path("components").path("schemas").path(name);
        return new ResolvedSchema(document).resolve(schema, new HashSet<>());
    }

    /** A reference to what is being resolved already stays one. */
    private JsonNode resolve(JsonNode node, Set<String> within) {
        var reference = node.path(REFERENCE);
        if (reference.isTextual()) {
            if (!within.add(reference.textValue())) {
                return node;
            }
            var resolved = resolve(document.at(reference.textValue().substring(1)), within);
            within.remove(reference.textValue());
            return resolved;
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(member.getKey(), resolve(member.getValue(), within)));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(resolve(element, within)));
            return array;
        }
        return node;
    }
}
