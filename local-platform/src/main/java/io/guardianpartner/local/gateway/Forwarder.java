package io.guardianpartner.local.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;
import io.guardianpartner.message.LimitedBody;

/** Forwards a request to a service and returns its answer. A service that does not answer is a 502, 503 or 504. */
public final class Forwarder {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** In bytes; API Gateway's limit. */
    private static final int LARGEST_ANSWER = 10 * 1024 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
    private final Duration patience;

    /** @param patience how long a service may take */
    public Forwarder(Duration patience) {
        this.patience = patience;
    }

    public Response forward(Request request, URI service) {
        Map<String, List<String>> passing = Headers.endToEnd(request.headers());
        // A header that nobody reads cannot be misread: a browser sends the cookies of whatever ran on this port before.
        passing.entrySet().removeIf(header -> !Headers.isRead(header.getKey()) && !Headers.arePlain(header.getValue()));
        for (var header : passing.entrySet()) {
            if (!Headers.arePlain(header.getValue())) {
                return Response.problem(400, "Bad request",
                    "The header " + header.getKey() + " has characters other than those of ASCII.");
            }
        }
        try {
            HttpResponse<byte[]> answer = http.send(outgoing(request, passing, service),
                LimitedBody.bytes(LARGEST_ANSWER));
            Map<String, List<String>> headers = new LinkedHashMap<>(Headers.endToEnd(answer.headers().map()));
            headers.keySet().removeIf(Headers.OF_THE_SERVER::contains);
            return new Response(answer.statusCode(), headers, answer.body());
        } catch (HttpConnectTimeoutException | ConnectException e) {
            return away(503, "Service unavailable");
        } catch (HttpTimeoutException e) {
            return away(504, "Gateway timeout");
        } catch (IOException e) {
            return away(502, "Bad gateway");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return away(503, "Service unavailable");
        }
    }

    /** The answer for a service that does not answer: the caller may try again soon. */
    static Response away(int status, String title) {
        return Response.problem(status, title, "The service behind this does not answer. Try again in a moment.")
            .with("Retry-After", "2");
    }

    private HttpRequest outgoing(Request request, Map<String, List<String>> passing, URI service) {
        String query = request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery();
        HttpRequest.Builder outgoing = HttpRequest.newBuilder(URI.create(service + request.path() + query))
            .timeout(patience)
            .method(request.method(), request.body().length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(request.body()));
        passing.forEach((name, values) -> {
            if (!Headers.OF_THE_CLIENT.contains(name)) {
                values.forEach(value -> outgoing.header(name, value));
            }
        });
        return outgoing.setHeader("x-forwarded-for", Loopback.HOST).setHeader("x-forwarded-proto", "http").build();
    }
}
