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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands before the simulated broker: what it says of payments of a certain amount is odd, all else is the simulator's. */
final class OddBroker {

    private static final List<String> HEADERS = List.of("Authorization", "Content-Type", "X-Idempotency-Key",
        "X-Render-In-Process-Refunds");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI simulator;
    private final Map<String, Answer> creations = new ConcurrentHashMap<>();
    private final Map<String, UnaryOperator<String>> rewritten = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private record Answer(int status, String body, Map<String, String> headers) {}

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

    /** Of all calls, about whatever payment. */
    int calls() {
        return calls.get();
    }

    /** Payments of this amount are not created; instead there is this answer. */
    void answersCreation(String amount, int status, String body, Map<String, String> headers) {
        creations.put(amount, new Answer(status, body, headers));
    }

    /** The simulator's words about payments of this amount are changed. */
    void rewrites(String amount, UnaryOperator<String> change) {
        rewritten.put(amount, change);
    }

    /** All calls come in and stay unanswered until it is well. */
    void holds() {
        gate = new CountDownLatch(1);
    }

    void isWell() {
        gate.countDown();
        creations.clear();
        rewritten.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.incrementAndGet();
            await();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = creations.entrySet().stream().filter(odd -> isAbout(odd.getKey(), body)).findFirst()
                .map(Map.Entry::getValue).orElse(null);
            if (answer == null) {
                answer = simulators(exchange, body);
            }
            byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            answer.headers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void await() {
        try {
            gate.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer simulators(HttpExchange exchange, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(simulator.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HEADERS.stream().filter(exchange.getRequestHeaders()::containsKey)
            .forEach(name -> request.header(name, exchange.getRequestHeaders().getFirst(name)));
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            String said = answer.body();
            for (var odd : rewritten.entrySet()) {
                said = isAbout(odd.getKey(), said) ? odd.getValue().apply(said) : said;
            }
            return new Answer(answer.statusCode(), said, Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean isAbout(String amount, String json) {
        return json.matches("(?s).*\"transaction_amount\"\\s*:\\s*" + amount.replace(".", "\\.") + "\\b.*");
    }
}
