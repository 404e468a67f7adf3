package io.guardianpartner.local.mercadopago;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Talks to a simulator over real HTTP, as a shop and as whoever presses its buttons. */
class SimulatorClient {

    static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5)).build();

    SimulatorClient(URI base) {
        this.base = base;
    }

    record Answer(int status, String text, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new AssertionError(text, e);
            }
        }
    }

    static String order(String reference, String more) {
        return "{\"transaction_amount\":29.90,\"payment_method_id\":\"pix\",\"payer\":{\"email\":\"ana@example.com\"},"
            + "\"external_reference\":\"" + reference + "\"" + more + "}";
    }

    Answer create(String reference) throws Exception {
        return create(reference, "");
    }

    Answer create(String reference, String more) throws Exception {
        return api("POST", "/v1/payments", order(reference, more), "X-Idempotency-Key", UUID.randomUUID().toString());
    }

    Answer post(String body, String key) throws Exception {
        return api("POST", "/v1/payments", body, "X-Idempotency-Key", key);
    }

    Answer get(String path) throws Exception {
        return api("GET", path, "");
    }

    Answer cancel(String id) throws Exception {
        return api("PUT", "/v1/payments/" + id, "{\"status\":\"cancelled\"}");
    }

    Answer refund(String id, String body, String key, String... headers) throws Exception {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "X-Idempotency-Key";
        all[headers.length + 1] = key;
        return api("POST", "/v1/payments/" + id + "/refunds", body, all);
    }

    Answer admin(String method, String path, String body, String... headers) throws Exception {
        return send(method, path, body, headers);
    }

    /** A call with the token. */
    Answer api(String method, String path, String body, String... headers) throws Exception {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + SimulatorOptions.LOCAL_ACCESS_TOKEN;
        return send(method, path, body, all);
    }

    Answer send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(10))
            .method(method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }
}
