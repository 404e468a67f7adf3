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
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guardianpartner.message.Json;

/** Stands before the simulated broker and hands on what it answers, or something else instead. */
final class OddBroker {

    /** Rewrites the answers of the simulator. */
    interface Rewriting {

        /** @param call method and path, {@code GET /v1/payments/4711} */
        Answer of(String call, Answer answer);
    }

    record Answer(int status, String body, Map<String, String> headers) {

        Answer(int status, String body) {
            this(status, body, Map.of());
        }

        Answer with(String found, String replaced) {
            return new Answer(status, body.replaceAll(found, replaced), headers);
        }

        boolean isAbout(String amount) {
            return OddBroker.isAbout(amount, body);
        }
    }

    private static final Rewriting NONE = (call, answer) -> answer;
    private static final List<String> HANDED_ON = List.of("Authorization", "Content-Type", "X-Idempotency-Key",
        "X-Render-In-Process-Refunds");

    /** Writes answers without any space, so that it is easy to find something in them. */
    private static final ObjectMapper JSON = Json.mapper().copy()
        .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI simulator;
    private final Map<String, Answer> creations = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile Rewriting rewriting = NONE;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    OddBroker(URI simulator) {
        this.simulator = simulator;
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
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** So often somebody wanted a payment of the order to be created; its payer's address tells. */
    long creations(UUID order) {
        return asked.stream().filter(body -> body.contains(order.toString())).count();
    }

    /** Payments of this amount are not created; instead there is this answer. */
    void answersCreation(String amount, int status, String body, Map<String, String> headers) {
        creations.put(amount, new Answer(status, body, headers));
    }

    /** What the simulator answers is changed. */
    void rewrites(Rewriting other) {
        rewriting = other;
    }

    /** All calls come in and stay unanswered until it is well. */
    void holds() {
        gate = new CountDownLatch(1);
    }

    void isWell() {
        gate.countDown();
        creations.clear();
        rewriting = NONE;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(body);
            gate.await(1, TimeUnit.MINUTES);
            Answer answer = creations.entrySet().stream().filter(odd -> isAbout(odd.getKey(), body)).findFirst()
                .map(Map.Entry::getValue).orElse(null);
            if (answer == null) {
                answer = rewriting.of(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                    simulators(exchange, body));
            }
            byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            answer.headers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer simulators(HttpExchange exchange, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(simulator.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HANDED_ON.stream().filter(exchange.getRequestHeaders()::containsKey)
            .forEach(name -> request.header(name, exchange.getRequestHeaders().getFirst(name)));
        HttpResponse<String> told = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(told.statusCode(), JSON.writeValueAsString(JSON.readTree(told.body())));
    }

    private static boolean isAbout(String amount, String json) {
        return json.matches("(?s).*\"transaction_amount\"\\s*:\\s*" + amount.replace(".", "\\.") + "\\b.*");
    }
}
