package io.guardianpartner.message;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Contracts that differ from the real one in what a test is about. */
public final class ContractVariant {

    private ContractVariant() {}

    /** The real contract, changed. */
    public static Contract of(Consumer<ObjectNode> change) {
        var document = (ObjectNode) Contract.load().document();
        change.accept(document);
        return load(document);
    }

    /** The contract that a document makes. */
    public static Contract load(JsonNode document) {
        return load(document.toString());
    }

    /** The contract that a text makes. */
    public static Contract load(String yaml) {
        return Contract.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /** The object at a JSON Pointer. */
    public static ObjectNode at(JsonNode document, String pointer) {
        var node = document.at(pointer);
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException("no object at " + pointer);
        }
        return object;
    }
}
