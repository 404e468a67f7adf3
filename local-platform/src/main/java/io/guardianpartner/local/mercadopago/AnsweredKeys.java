package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.ApiException.badRequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** Keeps the answer of each idempotency key: the same request again gets it and does nothing. */
class AnsweredKeys {

    private static final String HEADER = "x-idempotency-key";

    private final Map<String, Used> used = new HashMap<>();

    /**
     * The one key of a request.
     *
     * @throws ApiException 400 if there is none, or more than one
     */
    static String of(Request request) {
        List<String> keys = request.headers().getOrDefault(HEADER, List.of());
        if (keys.isEmpty() || keys.get(0).isBlank()) {
            throw badRequest(4292, "Header X-Idempotency-Key can't be null");
        }
        if (keys.size() > 1 || !keys.get(0).matches("[!-+\\--~]{1,64}")) {
            throw badRequest(4292, "Header X-Idempotency-Key must be one value of at most 64 characters");
        }
        return keys.get(0);
    }

    /**
     * Does something once per key. A refusal (an exception) is not remembered.
     *
     * @throws ApiException 409 if the key was used for something else
     */
    synchronized Response once(String key, String operation, JsonNode body, Supplier<Response> action) {
        Used before = used.get(key);
        if (before == null) {
            Response response = action.get();
            used.put(key, new Used(operation, body, response));
            return response;
        }
        if (!before.operation().equals(operation) || !before.body().equals(body)) {
            throw ApiException.keyReused();
        }
        return before.response();
    }

    private record Used(String operation, JsonNode body, Response response) {}
}
