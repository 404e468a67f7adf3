package io.guardianpartner.local.lambda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.http.Response;
import io.guardianpartner.message.Json;

/** The answer of a function, payload format 2.0, as HTTP. */
final class GatewayAnswer {

    private GatewayAnswer() {}

    /**
     * An answer without status is broken here: API Gateway would take it for the body of a 200, which no function of
     * ours means.
     *
     * @return 502 if it is no answer of that format
     */
    static Response of(byte[] answer) {
        try {
            JsonNode json = Json.mapper().readTree(answer);
            int status = json.path("statusCode").asInt(0);
            if (status < 200 || status > 599) {
                return broken();
            }
            Map<String, List<String>> headers = new LinkedHashMap<>();
            json.path("headers").properties()
                .forEach(header -> headers.put(header.getKey(), List.of(header.getValue().asText())));
            String body = json.path("body").asText("");
            return new Response(status, headers, json.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            return broken();
        }
    }

    static Response broken() {
        return Response.problem(502, "Bad gateway", "The function behind this has failed.").with("Retry-After", "2");
    }
}
