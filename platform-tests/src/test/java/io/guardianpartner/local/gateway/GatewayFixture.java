package io.guardianpartner.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A gateway before one service that stands for all, and clients that send requests as they are. */
abstract class GatewayFixture {

    final List<Request> received = new CopyOnWriteArrayList<>();
    final Map<String, URI> services = new ConcurrentHashMap<>();
    final CountDownLatch never = new CountDownLatch(1);
    LocalHttpServer service;
    LocalGateway gateway;

    @BeforeEach
    void open() {
        service = LocalHttpServer.named("a service").route("*", "/**", request -> {
            received.add(request);
            if (request.query("slow").isPresent()) {
                awaitNever();
            }
            if (request.query("cut").isPresent()) {
                return Response.NONE;
            }
            return Response.json(201, Map.of("path", request.path()))
                .with("Location", "/v1/orders/7")
                .with("Connection", "X-Secret")
                .with("X-Secret", "between neighbours");
        }).start(0);
        List.of("orders", "catalog", "payments").forEach(name -> services.put(name, service.uri()));
        gateway = LocalGateway.start(0, PublicRoutes.load(), request -> Optional.empty(),
            name -> Optional.ofNullable(services.get(name)),
            Duration.ofSeconds(1));
    }

    @AfterEach
    void shut() {
        gateway.close();
        never.countDown();
        service.close();
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(gateway.uri() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A request as bytes: no client tidies up its path. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(Loopback.HOST, gateway.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    void awaitNever() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void assertProblem(String answer, int status, String title) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json");
        assertThat(answer).contains("\"title\":\"" + title + "\"", "\"status\":" + status).doesNotContain("<");
    }
}
