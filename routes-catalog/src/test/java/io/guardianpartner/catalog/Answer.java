package io.guardianpartner.catalog;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.guardianpartner.message.Json;

/** An HTTP answer and its JSON. */
public record Answer(int status, JsonNode json, HttpResponse<String> response) {

    static Answer of(HttpResponse<String> response) {
        try {
            JsonNode json = response.body().isEmpty()
                ? MissingNode.getInstance()
                : Json.mapper().readTree(response.body());
            return new Answer(response.statusCode(), json, response);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public String text(String pointer) {
        return json.at(pointer).asText("absent");
    }

    @Override
    public String toString() {
        return status + " " + response.body();
    }
}
