package io.guardianpartner.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guardianpartner.message.Json;

/** Stands in front of the simulated broker and hands on what it answers, or something else instead. */
final class BrokerProxy {

    /** What a caller gets for a call that the broker has answered. */
    interface Rewriting {

        /** @param call method and path, {@code GET /v1/payments/4711} */
        Answer of(String call, Answer answer);
    }

    record Answer(int status, String body) {

        Answer with(String found, String replaced) {
            return new Answer(status, body.replaceAll(found, replaced));
        }
    }

    /** An answer without any space, so that it is easy to find something in it. */
    private static final ObjectMapper JSON = Json.mapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> HANDED_ON = List.of("Authorization", "Content-Type", "X-Idempotency-Key",
        "X-Render-In-Process-Refunds");

    private final Supplier<URI> broker;
    private final HttpServer server;
    private volatile Rewriting rewriting = (call, answer) -> answer;

    BrokerProxy(Supplier<URI> broker) {
        this.broker = broker;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handOn);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(Rewriting other) {
        rewriting = other;
    }

    void handsOnWhatTheBrokerSays() {
        rewriting = (call, answer) -> answer;
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(broker.get().toString() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(),
                    BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            for (String name : HANDED_ON) {
                if (exchange.getRequestHeaders().containsKey(name)) {
                    request.header(name, exchange.getRequestHeaders().getFirst(name));
                }
            }
            HttpResponse<String> told = CLIENT.send(request.build(), BodyHandlers.ofString());
            Answer answer = rewriting.of(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                new Answer(told.statusCode(), JSON.readTree(told.body()).toString()));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
