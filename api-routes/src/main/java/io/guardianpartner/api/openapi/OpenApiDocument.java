package io.guardianpartner.api.openapi;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.message.Json;

/**
 * The OpenAPI document of a service, as Camel makes it of the REST DSL and completed by what holds for every operation here,
 * so that clients can be generated from it.
 */
public final class OpenApiDocument {

    private static final String REF = "$ref";
    private static final String SCHEMAS = "#/components/schemas/";

    private final OpenApiSecurity security;

    /** @param ownScope the scope that lets another service call this one */
    public OpenApiDocument(String ownScope) {
        security = new OpenApiSecurity(ownScope);
        RecordModels.register();
    }

    /** @param document as Camel has made it */
    public byte[] completed(byte[] document) throws IOException {
        if (!(Json.mapper().readTree(security.completed(document)) instanceof ObjectNode api)) {
            return document;
        }
        nameSchemas(api);
        for (JsonNode path : api.path("paths")) {
            if (path.get("get") instanceof ObjectNode get) {
                OpenApiAnswers.addEntityTag(get);
            }
            for (JsonNode operation : path) {
                if (operation instanceof ObjectNode described && described.has("responses")) {
                    OpenApiParameters.complete(described);
                    OpenApiAnswers.complete(described);
                }
            }
        }
        OpenApiAnswers.declareProblem(api);
        return Json.mapper().writeValueAsBytes(api);
    }

    /**
     * Of two records of one simple name Camel shortens one, leaves the other its whole name, and refers to that as if it were
     * a file. Here it gets its name without the package: {@code NewOrder.Item}.
     */
    private static void nameSchemas(ObjectNode api) {
        ObjectNode schemas = api.withObject("/components/schemas");
        Map<String, String> names = new TreeMap<>();
        schemas.fieldNames().forEachRemaining(name -> names.put(name, name.replaceFirst("^([a-z]\\w*\\.)+", "")));
        names.forEach((name, shorter) -> {
            if (!name.equals(shorter)) {
                schemas.set(shorter, schemas.remove(name));
            }
        });
        eachReference(api, reference -> {
            String name = reference.get(REF).textValue().replace(SCHEMAS, "");
            if (names.containsKey(name)) {
                reference.put(REF, SCHEMAS + names.get(name));
            }
        });
    }

    private static void eachReference(JsonNode node, Consumer<ObjectNode> change) {
        if (node instanceof ObjectNode object && object.path(REF).isTextual()) {
            change.accept(object);
        }
        node.forEach(child -> eachReference(child, change));
    }
}
