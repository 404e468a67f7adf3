package io.guardianpartner.api.request;

import java.util.Collections;
import java.util.List;

import io.guardianpartner.api.ProblemException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Rejects requests that give two values where one is allowed: it would not be clear which counts, and joined by a comma
 * (RFC 9110, section 5.2) they are a third. Headers that are lists ({@code If-Match}, {@code If-None-Match},
 * {@code Accept}) may come in several lines; two {@code traceparent} are ignored (W3C Trace Context, section 3.2.2).
 */
final class SingleValueCheck {

    private static final List<String> HEADERS = List.of("Idempotency-Key", "Content-Type", "Authorization",
        "x-signature", "x-request-id");

    private SingleValueCheck() {}

    /** @throws ProblemException 400 */
    static void checkHeaders(HttpServletRequest request) {
        for (String name : HEADERS) {
            if (Collections.list(request.getHeaders(name)).size() > 1) {
                throw twice(name);
            }
        }
    }

    /** @throws ProblemException 400 */
    static void checkParameter(String name, List<String> values) {
        if (values.size() > 1) {
            throw twice(name);
        }
    }

    private static ProblemException twice(String name) {
        return ProblemException.malformedParameter(name, "must be given once");
    }
}
