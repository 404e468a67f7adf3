package io.guardianpartner.local.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request, complete with its body.
 *
 * @param path the path, still percent-encoded
 * @param pathParameters what stood in the route's {@code {braces}}, decoded
 * @param headers by lower-case name
 */
public record Request(String method, URI uri, String path, Map<String, String> pathParameters,
    Map<String, List<String>> headers, byte[] body) {

    /** The first value of a header, whatever its case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    /** The value of a name in the route's braces; the route must have that name. */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no {" + name + "}");
        }
        return value;
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name));
    }

    /** The query's parameters in order, decoded; of several with one name the last. */
    public Map<String, String> query() {
        return urlEncoded(uri.getRawQuery());
    }

    /** The body read as {@code application/x-www-form-urlencoded}. */
    public Map<String, String> form() {
        return urlEncoded(text());
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body read as JSON.
     *
     * @throws HttpProblem 400 if it is none
     */
    public JsonNode json() {
        try {
            JsonNode json = HttpJson.MAPPER.readTree(body);
            if (json == null || json.isMissingNode()) {
                throw new HttpProblem(400, "The body is empty, JSON is expected.");
            }
            return json;
        } catch (IOException e) {
            throw new HttpProblem(400, "The body is not JSON.");
        }
    }

    /**
     * The body read as JSON into a type.
     *
     * @throws HttpProblem 400 if it does not fit
     */
    public <T> T json(Class<T> type) {
        try {
            return HttpJson.MAPPER.readValue(body, type);
        } catch (IOException e) {
            throw new HttpProblem(400, "The body is not the JSON that is expected.");
        }
    }

    private static Map<String, String> urlEncoded(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        if (text == null || text.isEmpty()) {
            return values;
        }
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.put(decoded(name), decoded(value));
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(400, "A percent sign is not followed by two hexadecimal digits.");
        }
    }
}
