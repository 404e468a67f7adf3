package io.guardianpartner.local.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/**
 * Cross-origin requests as an HTTP API of API Gateway answers them: it answers preflights by itself, and lets pages of the
 * allowed origins read answers. What it says of methods and headers is what Terraform configures there. Without origins it
 * does nothing.
 *
 * @param origins as browsers send them, {@code https://shop.example}; {@code *} for all
 */
record Cors(Set<String> origins) {

    static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    static final List<String> HEADERS = List.of("authorization", "content-type", "idempotency-key", "if-match",
        "if-none-match", "prefer");
    /** Else a script does not see what it must send back, or how long to wait. */
    static final List<String> EXPOSED = List.of("etag", "location", "preference-applied", "retry-after");
    static final int MAX_AGE_SECONDS = 3_600;

    private static final String ANY = "*";
    private static final String OURS = "access-control-";
    private static final int NO_CONTENT = 204;

    Cors {
        origins = Set.copyOf(origins);
    }

    /** The answer to a preflight; empty if it is none, or nothing is configured. */
    Optional<Response> preflight(Request request) {
        boolean isPreflight = !origins.isEmpty() && request.method().equals("OPTIONS")
            && request.header("origin").isPresent() && request.header("access-control-request-method").isPresent();
        if (!isPreflight) {
            return Optional.empty();
        }
        Response answer = Response.of(NO_CONTENT);
        return Optional.of(allowed(request)
            .map(origin -> answer.with("Access-Control-Allow-Origin", origin)
                .with("Access-Control-Allow-Methods", String.join(",", METHODS))
                .with("Access-Control-Allow-Headers", String.join(",", HEADERS))
                .with("Access-Control-Max-Age", String.valueOf(MAX_AGE_SECONDS)))
            .orElse(answer));
    }

    /** An answer as the page behind a request may read it; what a service says of that itself is ignored. */
    Response on(Request request, Response answer) {
        if (origins.isEmpty()) {
            return answer;
        }
        Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers());
        headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith(OURS));
        allowed(request).ifPresent(origin -> {
            headers.put("Access-Control-Allow-Origin", List.of(origin));
            headers.put("Access-Control-Expose-Headers", List.of(String.join(",", EXPOSED)));
        });
        return new Response(answer.status(), headers, answer.body());
    }

    private Optional<String> allowed(Request request) {
        return request.header("origin")
            .filter(origin -> origins.contains(ANY) || origins.contains(origin))
            .map(origin -> origins.contains(ANY) ? ANY : origin);
    }
}
