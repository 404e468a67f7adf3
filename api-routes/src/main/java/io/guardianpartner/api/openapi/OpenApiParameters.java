package io.guardianpartner.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.api.Cursor;
import io.guardianpartner.api.PageRequest;

/** Says in the OpenAPI document what the parameters are that all operations have in common. */
final class OpenApiParameters {

    private static final String STRING = "string";

    private OpenApiParameters() {}

    static void complete(ObjectNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            ObjectNode schema = ((ObjectNode) parameter).withObject("/schema");
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query")) {
                completeQuery(name, schema);
            } else if (parameter.path("in").asText().equals("path")) {
                completePath(name, schema);
            }
        }
    }

    private static void completeQuery(String name, ObjectNode schema) {
        if (name.equals("limit")) {
            schema.put("type", "integer").put("minimum", 1).put("maximum", PageRequest.MAX_LIMIT)
                .put("default", PageRequest.DEFAULT_LIMIT);
        } else if (name.equals("cursor")) {
            schema.put("type", STRING).put("minLength", 1).put("maxLength", Cursor.MAX_LENGTH);
        }
    }

    /** Ids are UUIDs, in paths as everywhere. */
    private static void completePath(String name, ObjectNode schema) {
        if (name.equals("id") || name.endsWith("Id")) {
            schema.put("type", STRING).put("format", "uuid");
        }
    }
}
