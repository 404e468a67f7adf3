package io.guardianpartner.local.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * An answer as a value: status, headers, body. Immutable but for the body's bytes, which nobody changes.
 *
 * @param isCut whether the connection ends in the middle of the body
 */
public record Response(int status, Map<String, List<String>> headers, byte[] body, boolean isCut) {

    /** No answer at all: the connection ends. */
    public static final Response NONE = new Response(0, Map.of(), new byte[0]);

    public Response(int status, Map<String, List<String>> headers, byte[] body) {
        this(status, headers, body, false);
    }

    /** An answer without a body. */
    public static Response of(int status) {
        return new Response(status, Map.of(), new byte[0]);
    }

    public static Response text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response html(int status, String html) {
        return of(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    public static Response xml(int status, String xml) {
        return of(status, "text/xml; charset=utf-8", xml.getBytes(StandardCharsets.UTF_8));
    }

    /** A value as JSON: a map, a list, a record, a JsonNode. Times are written as RFC 3339, nulls are left out. */
    public static Response json(int status, Object value) {
        return of(status, "application/json", bytes(value));
    }

    /** An error as {@code application/problem+json} (RFC 9457). */
    public static Response problem(int status, String title, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        return of(status, "application/problem+json", bytes(problem));
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", List.of(contentType)), body);
    }

    /** The same answer with one header more, or with another value for it. */
    public Response with(String header, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(header, List.of(value));
        return new Response(status, Map.copyOf(more), body, isCut);
    }

    /** The same answer, of which only the first half of the body arrives: then the connection ends. */
    public Response cut() {
        return new Response(status, headers, body, true);
    }

    private static byte[] bytes(Object value) {
        try {
            return HttpJson.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
