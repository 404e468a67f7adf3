package io.guardianpartner.local.mercadopago;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.local.http.Response;

/** A rejection in Mercado Pago's form: message, error, status and a list of causes. */
class ApiException extends RuntimeException {

    private final int status;
    private final String error;
    private final int code;

    private ApiException(int status, String error, int code, String message) {
        super(message);
        this.status = status;
        this.error = error;
        this.code = code;
    }

    static ApiException badRequest(int code, String message) {
        return new ApiException(400, "bad_request", code, message);
    }

    static ApiException unauthorized() {
        return new ApiException(401, "unauthorized", 0, "The access token is missing or is not the one expected");
    }

    static ApiException notFound(String id) {
        return new ApiException(404, "not_found", 2000, "Payment not found: " + id);
    }

    static ApiException keyReused() {
        return new ApiException(409, "idempotency_key_already_used", 409,
            "The X-Idempotency-Key was used before with another request");
    }

    static ApiException of(int status, String error, String message) {
        return new ApiException(status, error, 0, message);
    }

    int status() {
        return status;
    }

    Response response() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", getMessage());
        body.put("error", error);
        body.put("status", status);
        body.put("cause", code == 0 ? List.of() : List.of(Map.of("code", code, "description", getMessage())));
        return Response.json(status, body);
    }
}
