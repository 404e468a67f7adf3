package io.guardianpartner.orders.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.message.Json;

/** Calls a service as any client does. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final TestCaller caller;

    Http(String base, TestCaller caller) {
        this.base = base;
        this.caller = caller;
    }

    /** An answer. */
    public record Answer(int status, HttpHeaders headers, String raw, JsonNode body) {

        public Answer expect(int wanted) {
            assertThat(status).as(raw).isEqualTo(wanted);
            return this;
        }

        public String text(String pointer) {
            return body.at(pointer).asText();
        }

        /** The order without the seconds that are left to pay it, which each answer counts anew. */
        public JsonNode order() {
            JsonNode order = body.deepCopy();
            if (order.at("/payment/pix") instanceof ObjectNode pix) {
                pix.remove("expiresIn");
            }
            return order;
        }

        public String id() {
            return text("/id");
        }

        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, json(body), headers);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, json(body));
    }

    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).method(method,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!List.of(headers).contains("Authorization")) {
            caller.authorization().ifPresent(token -> request.header("Authorization", token));
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            JsonNode json = Json.mapper().readTree(response.body().isEmpty() ? "{}" : response.body());
            return new Answer(response.statusCode(), response.headers(), response.body(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object body) {
        try {
            return body == null ? null : Json.mapper().writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
