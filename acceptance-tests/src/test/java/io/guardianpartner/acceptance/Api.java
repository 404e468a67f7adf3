package io.guardianpartner.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** One HTTP API as a caller sees it: JSON in, JSON out, nothing hidden. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final Supplier<String> token;

    Api(URI base) {
        this(base, null);
    }

    private Api(URI base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    /** The same for somebody who shows an access token, asked for at each request. */
    Api as(Supplier<String> accessToken) {
        return new Api(base, accessToken);
    }

    /** An answer: its status, its body as JSON (missing when there is none), its headers. */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {

        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + ", got " + status + ": " + body);
            }
            return this;
        }

        public String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** A page that is no JSON. */
    String text(String path) {
        return exchange(request(path).GET()).body();
    }

    /** The sum of a counter's series that have all of these labels, as a management port tells it. */
    double counted(String counter, String... labels) {
        return text("/actuator/prometheus").lines().filter(line -> line.startsWith(counter + "{"))
            .filter(line -> Arrays.stream(labels).allMatch(line::contains))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    public Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    public Answer post(String path, Object body, String... headers) {
        return write("POST", path, body, headers);
    }

    public Answer put(String path, Object body, String... headers) {
        return write("PUT", path, body, headers);
    }

    public Answer patch(String path, Object body, String... headers) {
        return write("PATCH", path, body, headers);
    }

    /** Sends a text as it stands, valid JSON or not. */
    public Answer write(String method, String path, Object body, String... headers) {
        String text = body instanceof String raw ? raw : JSON.valueToTree(body).toString();
        return send(request(path, headers).header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(text)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token.get());
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(request);
        return new Answer(answer.statusCode(), json(answer.body()), answer.headers());
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
