package io.guardianpartner.api.openapi;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.api.Access;
import io.guardianpartner.message.Json;

/**
 * Makes what {@link Access} names in the REST DSL a true part of the OpenAPI document: one security scheme for each kind
 * of caller, the scope that a service needs, and an empty list for what anybody may call.
 */
final class OpenApiSecurity {

    private static final String JWT = "JWT";

    private final String ownScope;

    OpenApiSecurity(String ownScope) {
        this.ownScope = ownScope;
    }

    /** @param document as Camel has made it of the REST DSL */
    byte[] completed(byte[] document) throws IOException {
        if (!(Json.mapper().readTree(document) instanceof ObjectNode api)) {
            return document;
        }
        Map<String, ObjectNode> used = new LinkedHashMap<>();
        for (JsonNode path : api.path("paths")) {
            for (JsonNode operation : path) {
                if (operation.isObject()) {
                    complete((ObjectNode) operation, used);
                }
            }
        }
        api.withObject("/components/securitySchemes").setAll(used);
        return Json.mapper().writeValueAsBytes(api);
    }

    private void complete(ObjectNode operation, Map<String, ObjectNode> used) {
        ArrayNode security = Json.mapper().createArrayNode();
        for (JsonNode requirement : operation.path("security")) {
            requirement.fieldNames().forEachRemaining(key -> {
                if (!key.equals(Access.ANYONE)) {
                    ArrayNode scopes = security.addObject().putArray(key);
                    used.computeIfAbsent(key, this::scheme);
                    if (key.equals(Access.SERVICE)) {
                        scopes.add(ownScope);
                    }
                }
            });
        }
        operation.set("security", security);
    }

    private ObjectNode scheme(String key) {
        return switch (key) {
            case Access.SERVICE -> service();
            case Access.SIGNATURE -> scheme("apiKey", "The sender's signature of the request.")
                .put("in", "header").put("name", "x-signature");
            case Access.BEARER_SECRET -> bearer("opaque", "The secret that an earlier answer gave.");
            case Access.CUSTOMER -> bearer(JWT, "Access token of a person without a group.");
            default -> bearer(JWT, "Access token of a person of the group " + key + ".");
        };
    }

    private ObjectNode service() {
        ObjectNode scheme = scheme("oauth2", "Access token of another service.");
        scheme.putObject("flows").putObject("clientCredentials").put("tokenUrl", "/oauth2/token")
            .putObject("scopes").put(ownScope, "Call this service.");
        return scheme;
    }

    private static ObjectNode bearer(String format, String description) {
        return scheme("http", description).put("scheme", "bearer").put("bearerFormat", format);
    }

    private static ObjectNode scheme(String type, String description) {
        return Json.mapper().createObjectNode().put("type", type).put("description", description);
    }
}
