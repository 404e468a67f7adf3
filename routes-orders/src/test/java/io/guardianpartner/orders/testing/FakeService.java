package io.guardianpartner.orders.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guardianpartner.message.Json;

/** A service that others call, with faults on demand. */
public abstract class FakeService {

    private final HttpServer server;
    private final Map<String, Function<JsonNode, Answer>> handlers = new ConcurrentHashMap<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final Queue<Once> once = new ConcurrentLinkedQueue<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Answer always;

    record Answer(int status, Object body, Map<String, String> headers) {

        Answer(int status, Object body) {
            this(status, body, Map.of());
        }

        Answer with(String header, String value) {
            return new Answer(status, body, Map.of(header, value));
        }
    }

    private record Once(String said, Answer answer) {}

    FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-service");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every answer from now on, until {@link #isWell()}. */
    public void answers(int status) {
        always = problem(status, "fault", Map.of());
    }

    /** Just the next answer to a request that says this: other orders' requests may come at any time. */
    public void answersOnce(String said, int status, String slug) {
        once.add(new Once(said, problem(status, slug, Map.of())));
    }

    /** Every answer from now on is this text: what an ingress says when nobody is behind it. */
    public void answersWith(int status, String text) {
        always = new Answer(status, text);
    }

    public void isWell() {
        always = null;
        once.clear();
        gate.countDown();
    }

    /** Requests come in and stay unanswered until the gate is opened; their effect comes after it. */
    public void holds() {
        gate = new CountDownLatch(1);
    }

    public void goesOn() {
        gate.countDown();
    }

    /** Refuses this order from now on. */
    public void close(String orderId) {
        closed.add(orderId);
    }

    public List<JsonNode> requests() {
        return requests;
    }

    /** Of the requests about this order. */
    public List<JsonNode> requests(String orderId) {
        return requests.stream().filter(request -> request.path("orderId").asText().equals(orderId)).toList();
    }

    /** What requests about this order showed. */
    public List<String> authorizations(String orderId) {
        return IntStream.range(0, requests.size())
            .filter(i -> requests.get(i).path("orderId").asText().equals(orderId))
            .mapToObj(i -> headers.get(i).get("Authorization").get(0)).toList();
    }

    boolean isClosed(String orderId) {
        return closed.contains(orderId);
    }

    final void on(String method, String path, Function<JsonNode, Answer> handler) {
        handlers.put(method + " " + path, handler);
    }

    static Answer problem(int status, String slug, Map<String, Object> members) {
        Map<String, Object> problem = new TreeMap<>(members);
        problem.put("type", "urn:guardian:problem:" + slug);
        problem.put("status", status);
        problem.put("detail", "The fake says " + slug + ".");
        return new Answer(status, problem);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = request(exchange);
            synchronized (requests) {
                requests.add(request);
                headers.add(Map.copyOf(exchange.getRequestHeaders()));
            }
            await();
            Answer answer = always != null ? always : once(request.toString());
            if (answer == null) {
                Function<JsonNode, Answer> handler = handlers.get(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
                answer = handler == null ? problem(404, "no-such-path", Map.of()) : handler.apply(request);
            }
            byte[] body = answer.body() instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : Json.mapper().writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type",
                answer.body() instanceof String ? "text/html" : "application/json");
            exchange.getResponseHeaders().set("X-Fake", "must not travel on");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer once(String request) {
        return once.stream().filter(answer -> request.contains(answer.said()) && once.remove(answer)).findFirst()
            .map(Once::answer).orElse(null);
    }

    private void await() {
        try {
            gate.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode request(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        ObjectNode request = body.isEmpty()
            ? Json.mapper().createObjectNode()
            : (ObjectNode) Json.mapper().readTree(body);
        String query = exchange.getRequestURI().getQuery();
        if (query != null) {
            for (String part : query.split("&")) {
                request.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
            }
        }
        return request;
    }
}
