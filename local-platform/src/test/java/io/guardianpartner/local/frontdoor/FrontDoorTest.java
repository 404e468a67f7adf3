package io.guardianpartner.local.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDoorTest {

    private final List<Request> received = new CopyOnWriteArrayList<>();
    private final Map<String, URI> services = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private LocalHttpServer service;
    private FrontDoor door;

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
        door = FrontDoor.open(0, PublicRoutes.load(), request -> Optional.empty(),
            name -> Optional.ofNullable(services.get(name)),
            Duration.ofSeconds(1));
    }

    @AfterEach
    void shut() {
        door.close();
        never.countDown();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"POST,/v1/orders", "GET,/v1/orders?customer=me", "GET,/v1/orders/0190-a", "PATCH,/v1/orders/7/status",
        "POST,/v1/orders/7/cancellation", "POST,/v1/guest/orders", "GET,/v1/guest/orders",
        "GET,/v1/products?text=a%20b",
        "GET,/v1/categories", "PUT,/v1/products/7", "PUT,/v1/products/7/stock", "POST,/v1/webhooks/mercadopago"})
    void aPublicRouteIsHandedOn(String method, String path) throws Exception {
        HttpResponse<String> answer = send(method, path, "{}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(received).hasSize(1);
        assertThat(received.get(0).uri()).hasToString(path);
        assertThat(received.get(0).method()).isEqualTo(method);
        assertThat(received.get(0).text()).isEqualTo("{}");
        assertThat(answer.headers().firstValue("Location")).contains("/v1/orders/7");
    }

    @ParameterizedTest
    @CsvSource({"POST,/v1/reservations", "GET,/v1/reservations/7", "POST,/v1/payments", "GET,/v1/payments/7",
        "GET,/actuator/health", "GET,/openapi.json", "GET,/", "DELETE,/v1/orders/7", "PUT,/v1/webhooks/mercadopago",
        "GET,/v1/orders/7/status", "HEAD,/v1/orders", "OPTIONS,/v1/orders"})
    void everythingElseIsNotThere(String method, String path) throws Exception {
        HttpResponse<String> answer = send(method, path, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/orders/../reservations", "/v1/orders/..", "/v1/orders/.", "/v1/orders/%2e%2e",
        "/v1/orders/%2e%2e/reservations", "/v1/orders/..%2freservations", "/v1/orders/%2Factuator", "//v1/reservations",
        "//v1/orders", "/v1//orders", "/v1/orders/", "/v1/orders//", "/v1/orders/7;a=b", "/v1/orders/7%00",
        "/v1/orders/..;/reservations", "/v1/products/../../actuator/health", "/V1/orders", "/v1/orders/%252e%252e",
        "/v1/orders/a%20b", "http://127.0.0.1/v1/reservations", "http://evil.example/v1/orders"})
    void noTrickWithAPathLeadsAnywhere(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).startsWith(
            "HTTP/1.1 404");
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/orders/..\\reservations", "/v1/orders/%zz", "/v1/orders/<>",
        "/v1/products?text=p\u00e3o", "/v1/products?text=50%", "/v1/products?text=a#b"})
    void whatIsNoUriIsRefused(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).startsWith(
            "HTTP/1.1 400");
        assertThat(received).isEmpty();
    }

    @Test
    void aQueryThatIsUtf8MayBeSentAsItIs() throws Exception {
        assertThat(raw("GET /v1/products?text=p\u00c3\u00a3o HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
            .startsWith("HTTP/1.1 201");

        assertThat(received.get(0).query("text")).contains("p\u00e3o");
    }

    @Test
    void headersForTheNeighbourStayWithTheNeighbour() throws Exception {
        String answer = raw(
            "GET /v1/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\nConnection: X-Hop\r\nX-Hop: 1\r\n"
                + "TE: trailers\r\nX-Forwarded-For: 6.6.6.6\r\nX-Original-URL: /actuator\r\nAuthorization: Bearer t\r\n\r\n");

        Request request = received.get(0);
        assertThat(request.headers()).doesNotContainKeys("x-hop", "te", "x-original-url");
        assertThat(request.header("x-forwarded-for")).contains("127.0.0.1");
        assertThat(request.header("authorization")).contains("Bearer t");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("x-secret");
    }

    @Test
    void aHeaderThatWouldArriveAsAnotherIsRefused() throws Exception {
        String key = "Idempotency-Key: caf\u00e9\r\n";

        assertThat(raw("GET /v1/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + key + "\r\n"))
            .startsWith("HTTP/1.1 400").contains("idempotency-key");
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products", "/v1/products/7", "/v1/categories", "/v1/guest/orders"})
    void whatAnybodyMayReadMayBeAskedForWithoutItsBody(String path) throws Exception {
        HttpResponse<String> answer = send("HEAD", path, "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Content-Length")).isNotEqualTo(Optional.of("0"));
        assertThat(received).singleElement().satisfies(request -> assertThat(request.method()).isEqualTo("HEAD"));
    }

    @Test
    void aHeaderThatNobodyReadsIsLeftOutIfItWouldArriveAsAnother() throws Exception {
        String headers = "Cookie: nome=Jo\u00e3o\r\nX-Any: \u00fc\r\nX-Plain: u\r\n";

        assertThat(raw("GET /v1/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n"))
            .startsWith("HTTP/1.1 201");

        assertThat(received.get(0).headers()).doesNotContainKeys("cookie", "x-any").containsKey("x-plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/orders/<> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /v1/orders HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", "GET /v1/orders HTTP/1.1\r\n\r\n",
        "POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Length: some\r\n\r\n",
        "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n",
        "G\u0001T / HTTP/1.1\r\n\r\n",
        "POST /v1/orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void whatTheServerItselfDoesNotUnderstandIsAProblemToo(String request) throws Exception {
        assertProblem(raw(request), 400, "Bad request");
    }

    @Test
    void aRequestLineThatIsTooLongIs414AndHeadersThatAreTooLongAre431() throws Exception {
        String much = "x".repeat(11_000);

        assertProblem(raw("GET /v1/products?text=" + much + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414, "URI too long");
        assertProblem(raw("GET /v1/products HTTP/1.1\r\nHost: x\r\nCookie: " + much + "\r\n\r\n"), 431,
            "Request header fields too large");
        assertProblem(raw("GET /v1/products HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(2_000) + "\r\n"), 431,
            "Request header fields too large");
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE /v1/products", "BREW /v1/products"})
    void aMethodThatNoRouteHasIsNotThere(String line) throws Exception {
        assertProblem(raw(line + " HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n"), 404, "Not found");
    }

    private static void assertProblem(String answer, int status, String title) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json");
        assertThat(answer).contains("\"title\":\"" + title + "\"", "\"status\":" + status).doesNotContain("<");
    }

    @Test
    void aBodyThatIsTooLargeIsNotHandedOn() throws Exception {
        HttpResponse<String> answer = send("POST", "/v1/orders", "x".repeat(FrontDoor.BODY_LIMIT + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(received).isEmpty();
    }

    @Test
    void aBodyAtTheLimitIsHandedOn() throws Exception {
        assertThat(send("POST", "/v1/orders", "x".repeat(FrontDoor.BODY_LIMIT)).statusCode()).isEqualTo(201);
    }

    @Test
    void aServiceThatIsNotThereIs503() throws Exception {
        services.remove("orders");

        assertAway(send("GET", "/v1/orders", ""), 503);
    }

    @Test
    void aServiceThatDoesNotListenIs503() throws Exception {
        services.put("orders", URI.create("http://127.0.0.1:" + Loopback.freePort()));

        assertAway(send("GET", "/v1/orders", ""), 503);
    }

    @Test
    void aServiceThatBreaksOffIs502() throws Exception {
        assertAway(send("POST", "/v1/orders?cut", "{}"), 502);
    }

    @Test
    void aServiceThatTalksNonsenseIs502() throws Exception {
        try (ServerSocket nonsense = new ServerSocket()) {
            nonsense.bind(Loopback.socket(0));
            services.put("orders", URI.create("http://127.0.0.1:" + nonsense.getLocalPort()));
            Thread talker = new Thread(() -> talk(nonsense));
            talker.start();

            assertAway(send("POST", "/v1/orders", "{}"), 502);
            talker.join();
        }
    }

    @Test
    void aServiceThatTakesTooLongIs504() throws Exception {
        assertAway(send("GET", "/v1/orders?slow", ""), 504);
    }

    private void awaitNever() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void talk(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertAway(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(door.uri() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A request as bytes: no client tidies up its path. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(Loopback.HOST, door.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
