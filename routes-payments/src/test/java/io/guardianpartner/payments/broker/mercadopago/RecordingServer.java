package io.guardianpartner.payments.broker.mercadopago;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Answers every call in the same way, and keeps what it was sent. */
final class RecordingServer implements AutoCloseable {

    /** One request, as it came over the wire. */
    record Sent(String method, String path, Map<String, List<String>> headers, String body) {}

    private final HttpServer server;
    private final BlockingQueue<Sent> requests = new LinkedBlockingQueue<>();
    private volatile int status = 200;
    private volatile String answer = "{}";
    private volatile boolean silent;
    private volatile boolean endless;

    RecordingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(int code, String body) {
        status = code;
        answer = body;
    }

    /** Takes requests and never answers them. */
    void saysNothing() {
        silent = true;
    }

    /** Answers until nobody reads any more. */
    void answersEndlessly(int code) {
        status = code;
        endless = true;
    }

    Sent next() {
        return requests.remove();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Sent(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()), body));
        if (silent) {
            return;
        }
        if (endless) {
            exchange.sendResponseHeaders(status, 0);
            byte[] blank = new byte[64 * 1024];
            while (true) {
                exchange.getResponseBody().write(blank);
            }
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
