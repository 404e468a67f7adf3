package io.guardianpartner.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Role;
import io.guardianpartner.message.Json;
import io.guardianpartner.test.TestIdentity;

/** The service's API as a caller sees it. */
final class PaymentsClient {

    private static final ObjectMapper JSON = Json.mapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Caller ORDERS = new Caller("orders-service", Set.of(Role.SERVICE));

    private final int port;
    private final Caller caller;

    /** Orders call. */
    PaymentsClient(int port) {
        this(port, ORDERS);
    }

    private PaymentsClient(int port, Caller caller) {
        this.port = port;
        this.caller = caller;
    }

    private PaymentsClient as(Caller other) {
        return new PaymentsClient(port, other);
    }

    /** @param body missing if there is none */
    record Answer(int status, JsonNode body, HttpHeaders headers) {

        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** @param body a text as it stands, or anything that becomes JSON */
    Answer post(String path, Object body, String... headers) {
        String text = body instanceof String raw ? raw : JSON.valueToTree(body).toString();
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(text));
        if (!text.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** With exactly these headers: nobody is named who calls, unless they do. */
    Answer call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = as(Caller.anonymous()).request(path)
            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
        return send(request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return caller.isAnonymous()
            ? request
            : request.header("Authorization",
                "Bearer " + TestIdentity.shared().tokenOf(caller.id(), caller.roles(), "payments"));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            JsonNode body = answer.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(answer.body());
            return new Answer(answer.statusCode(), body, answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
