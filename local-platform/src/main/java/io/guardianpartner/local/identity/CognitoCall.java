package io.guardianpartner.local.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.http.AwsJsonFault;

/** The parameters of a call. */
record CognitoCall(JsonNode body) {

    /** @throws AwsJsonFault if it is missing */
    String text(String name) {
        return optional(name).orElseThrow(() -> CognitoErrors.invalid("Missing required parameter " + name));
    }

    Optional<String> optional(String name) {
        JsonNode value = body.path(name);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    boolean flag(String name) {
        return body.path(name).asBoolean(false);
    }

    int number(String name, int otherwise) {
        return body.path(name).asInt(otherwise);
    }

    /** The members of an object of texts, e.g. AuthParameters. */
    CognitoCall inside(String name) {
        return new CognitoCall(body.path(name));
    }

    /** A list of Name and Value. */
    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        body.path("UserAttributes")
            .forEach(attribute -> attributes.put(attribute.path("Name").asText(), attribute.path("Value").asText()));
        return attributes;
    }
}
