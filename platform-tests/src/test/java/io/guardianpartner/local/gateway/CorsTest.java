package io.guardianpartner.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.http.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of other origins at the gateway; by socket, since the JDK's client sends no Origin. */
class CorsTest {

    private static final Path GATEWAY = Path.of("..", "terraform", "modules", "gateway", "main.tf");
    private static final String SHOP = "https://shop.example";

    private LocalHttpServer service;
    private LocalGateway gateway;

    @BeforeEach
    void open() {
        service = LocalHttpServer.named("a service").route("*", "/**", request -> Response.text(200, request.method())
            .with("ETag", "\"1\"").with("Access-Control-Allow-Origin", "https://of-the-service.example")).start(0);
        gateway = gateway(List.of(SHOP, "http://localhost:5173"));
    }

    @AfterEach
    void shut() {
        gateway.close();
        service.close();
    }

    @Test
    void aPreflightOfAnAllowedOriginIsAnsweredAtTheDoor() throws Exception {
        assertThat(answer("OPTIONS /v1/orders", "Origin: " + SHOP, "Access-Control-Request-Method: PATCH"))
            .startsWith("http/1.1 204").contains("access-control-allow-origin: " + SHOP,
                "access-control-allow-methods: get,head,post,put,patch,delete",
                "access-control-allow-headers: authorization,content-type,idempotency-key,if-match,if-none-match,prefer",
                "access-control-max-age: 3600");
    }

    @Test
    void aPreflightOfAnotherOriginIsToldNothing() throws Exception {
        for (String other : List.of("https://evil.example", "http://shop.example", "null", SHOP + ".evil.example")) {
            assertThat(answer("OPTIONS /v1/orders", "Origin: " + other, "Access-Control-Request-Method: GET"))
                .startsWith("http/1.1 204").doesNotContain("access-control");
        }
    }

    @Test
    void anAnswerMayBeReadByPagesOfAllowedOriginsAndNoOthersWhateverTheServiceSays() throws Exception {
        assertThat(answer("GET /v1/products", "Origin: " + SHOP)).startsWith("http/1.1 200").endsWith("get")
            .contains("access-control-allow-origin: " + SHOP + "\r\n",
                "access-control-expose-headers: etag,location,preference-applied,retry-after")
            .doesNotContain("of-the-service");
        assertThat(answer("GET /v1/products", "Origin: https://evil.example")).startsWith("http/1.1 200")
            .doesNotContain("access-control");
        assertThat(answer("GET /v1/products")).startsWith("http/1.1 200").doesNotContain("access-control");
    }

    @Test
    void aRefusalOfTheDoorMayBeReadToo() throws Exception {
        assertThat(answer("GET /v1/nothing", "Origin: " + SHOP)).startsWith("http/1.1 404")
            .contains("access-control-allow-origin: " + SHOP);
        assertThat(answer("OPTIONS /v1/orders", "Origin: " + SHOP)).startsWith("http/1.1 404");
    }

    @Test
    void aStarAllowsEverybody() throws Exception {
        try (LocalGateway open = gateway(List.of("*"))) {
            assertThat(answer(open, "GET /v1/products", "Origin: https://any.example"))
                .contains("access-control-allow-origin: *\r\n");
        }
    }

    @Test
    void withoutOriginsNothingIsAdded() throws Exception {
        try (LocalGateway closed = gateway(List.of())) {
            assertThat(answer(closed, "OPTIONS /v1/orders", "Origin: " + SHOP, "Access-Control-Request-Method: GET"))
                .startsWith("http/1.1 404").doesNotContain("access-control");
        }
    }

    @Test
    void whatIsAllowedIsWhatTerraformAllows() throws IOException {
        String gateway = Files.readString(GATEWAY);

        assertThat(Cors.METHODS).containsExactlyInAnyOrderElementsOf(list(gateway, "allow_methods"));
        assertThat(Cors.HEADERS).containsExactlyInAnyOrderElementsOf(list(gateway, "allow_headers"));
        assertThat(Cors.EXPOSED).containsExactlyInAnyOrderElementsOf(list(gateway, "expose_headers"));
        assertThat(gateway).containsPattern("max_age +=\\s*" + Cors.MAX_AGE_SECONDS + "\\n");
    }

    private static List<String> list(String terraform, String name) {
        Matcher list = Pattern.compile(name + "\\s*=\\s*\\[([^]]*)]").matcher(terraform);
        assertThat(list.find()).as(name).isTrue();
        return Arrays.stream(list.group(1).split(",")).map(item -> item.strip().replace("\"", ""))
            .filter(item -> !item.isEmpty()).collect(Collectors.toList());
    }

    private LocalGateway gateway(List<String> origins) {
        return LocalGateway.start(0, origins, PublicRoutes.load(), request -> Optional.empty(),
            name -> Optional.of(service.uri()));
    }

    private String answer(String line, String... headers) throws IOException {
        return answer(gateway, line, headers);
    }

    /** In lower case. */
    private static String answer(LocalGateway gateway, String line, String... headers) throws IOException {
        URI uri = gateway.uri();
        try (Socket socket = new Socket(Loopback.HOST, uri.getPort())) {
            socket.setSoTimeout(10_000);
            String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            socket.getOutputStream().write((line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + more + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .toLowerCase(Locale.ROOT);
        }
    }
}
