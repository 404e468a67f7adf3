package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LimitedBodyTest {

    private static final int LIMIT = 100_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/some/", this::some);
        server.createContext("/endless", LimitedBodyTest::endless);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAnswerUpToTheLimitIsTakenWhole() throws Exception {
        assertThat(http.send(request("/some/" + LIMIT), LimitedBody.text(LIMIT)).body()).hasSize(LIMIT - 1)
            .startsWith("ç");
        assertThat(http.send(request("/some/0"), LimitedBody.bytes(0)).body()).isEmpty();
    }

    @Test
    void anAnswerOfOneByteMoreIsNotTaken() {
        assertThatThrownBy(() -> http.send(request("/some/" + (LIMIT + 1)), LimitedBody.bytes(LIMIT)))
            .isInstanceOf(IOException.class).hasMessageContaining("more than 100000 bytes");
    }

    @Test
    void anAnswerWithoutAnEndEndsAtTheLimit() {
        assertThatThrownBy(() -> http.send(request("/endless"), LimitedBody.text(LIMIT)))
            .isInstanceOf(IOException.class).hasMessageContaining("more than 100000 bytes");
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path)).build();
    }

    /** A letter of two bytes among those of one. */
    private void some(HttpExchange exchange) throws IOException {
        try (exchange) {
            int size = Integer.parseInt(exchange.getRequestURI().getPath().substring("/some/".length()));
            byte[] body = size == 0 ? new byte[0] : ("ç" + "a".repeat(size - 2)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
            exchange.getResponseBody().write(body, 0, size);
        }
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] blank = new byte[8192];
        while (true) {
            exchange.getResponseBody().write(blank);
        }
    }
}
