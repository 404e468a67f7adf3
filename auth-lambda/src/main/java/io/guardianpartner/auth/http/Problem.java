package io.guardianpartner.auth.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a request with a status and a sentence for the caller, as {@code application/problem+json} (RFC 9457). */
public final class Problem extends RuntimeException {

    private static final Map<Integer, String> TITLES = Map.of(400, "Bad request", 401, "Unauthorized", 404,
        "Not found", 405, "Method not allowed", 409, "Conflict", 413, "Content too large", 422, "Unprocessable content",
        429, "Too many requests", 500, "Internal error", 503, "Service unavailable");

    private final int status;
    private final String outcome;
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** @param outcome a word for the log */
    public Problem(int status, String outcome, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.outcome = outcome;
    }

    public static Problem malformed(String detail) {
        return new Problem(400, "malformed", detail);
    }

    /** A rule that the content breaks. */
    public static Problem unprocessable(String detail) {
        return new Problem(422, "unprocessable", detail);
    }

    /** The one answer to whatever does not sign in, so that nobody learns why. */
    public static Problem notSignedIn() {
        return new Problem(401, "refused", "That does not sign in.");
    }

    public static Problem invalidToken() {
        return new Problem(401, "invalid-token", "A good access token is needed.").with("WWW-Authenticate", "Bearer");
    }

    public static Problem tooMany(long retryAfterSeconds) {
        return new Problem(429, "too-many", "Too many attempts. Try again later.")
            .with("Retry-After", String.valueOf(retryAfterSeconds));
    }

    public static Problem away() {
        return new Problem(503, "transientFailures", "This does not work at the moment. Try again in a few seconds.")
            .with("Retry-After", "2");
    }

    public Problem with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public String outcome() {
        return outcome;
    }

    public HttpAnswer answer() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", TITLES.get(status));
        body.put("status", status);
        body.put("detail", getMessage());
        return new HttpAnswer(status, "application/problem+json", body, headers);
    }
}
