package io.guardianpartner.operations.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A proxy before SQS or SNS that denies some actions, in AWS's words. */
final class DenyingProxy implements AutoCloseable {

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI behind;
    private final Set<String> denied;

    DenyingProxy(URI behind, String... denied) throws IOException {
        this.behind = behind;
        this.denied = Set.of(denied);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "denying-proxy");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            exchange.getRequestBody().transferTo(body);
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            boolean json = target != null;
            String text = body.toString(StandardCharsets.UTF_8);
            if (denied.stream().anyMatch(
                action -> json ? target.endsWith("." + action) : text.contains("Action=" + action + "&"))) {
                answer(exchange, 403, json
                    ? "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"message\":\"not you\"}"
                    : "<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code>"
                        + "<Message>not you</Message></Error></ErrorResponse>");
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
            for (String header : Set.of("Content-Type", "X-Amz-Target", "Authorization", "X-Amz-Date")) {
                String value = exchange.getRequestHeaders().getFirst(header);
                if (value != null) {
                    request.header(header, value);
                }
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
            answer.headers().firstValue("x-amzn-query-error")
                .ifPresent(error -> exchange.getResponseHeaders().add("x-amzn-query-error", error));
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
