package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import io.guardianpartner.test.TestIdentity;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Calls {@link RestShop}, whose one context all classes share that extend this one. */
@SpringBootTest(classes = RestShop.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "guardian.service=ORDERS_SERVICE", "guardian.identity.people-clients=" + TestIdentity.PEOPLE_CLIENT,
    "guardian.identity.service-clients=payments-service,catalog-service",
    "shop.server=platform-http",
    "camel.dataformat.jackson.auto-discover-object-mapper=true", "camel.rest.component=platform-http",
    "camel.rest.api-context-path=/openapi.json", "camel.rest.api-property[api.title]=carts",
    "camel.rest.api-property[api.version]=v1", "camel.rest.api-property[host]=localhost:8081",
    "server.address=127.0.0.1", "management.server.port=0", "management.server.address=127.0.0.1",
    "spring.task.execution.pool.core-size=2", "spring.task.execution.pool.max-size=2",
    "spring.task.execution.pool.queue-capacity=1",
    "guardian.rest.waiting.at-once=8", "guardian.rest.waiting.of-one=3"})
abstract class ShopTest {

    static final TestIdentity IDENTITY = TestIdentity.shared();
    static final String ANA = "Bearer " + IDENTITY.ofPerson("ana");

    private static final String LINE = "{\"productId\": \"%s\", \"quantity\": %s}";

    static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("guardian.identity.issuer", IDENTITY::issuer);
    }

    static BodyPublisher cart(String quantity) {
        return BodyPublishers.ofString("{\"items\": [" + LINE.formatted(UUID.randomUUID(), quantity) + "]}");
    }

    HttpResponse<String> post(BodyPublisher body, String... headers) throws Exception {
        HttpRequest.Builder request = request("/v1/carts").header("Content-Type", "application/json").POST(body);
        return send(headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", ANA);
    }

    /** With exactly these headers. */
    HttpResponse<String> call(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .version(HttpClient.Version.HTTP_1_1).method(method, BodyPublishers.noBody());
        return send(headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    /** What no URI of Java's can say, as Ana. */
    String raw(String methodAndTarget) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((methodAndTarget + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + ANA
                + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode problem(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type")).as(answer.body()).hasValue("application/problem+json");
        return Json.mapper().readTree(answer.body());
    }
}
