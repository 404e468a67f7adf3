package io.guardianpartner.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.pages.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The front door serves the pages that were built, and no other file. */
class PagesTest {

    private LocalGateway gateway;

    @BeforeEach
    void open() {
        gateway = serving(Pages.built());
    }

    @AfterEach
    void shut() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"/,text/html; charset=utf-8", "/index.html,text/html; charset=utf-8",
        "/kitchen.html,text/html; charset=utf-8", "/manager.html,text/html; charset=utf-8",
        "/docs/orders.json,application/json", "/docs/auth.yaml,application/yaml",
        "/lib/swagger-ui/swagger-ui-bundle.js,text/javascript; charset=utf-8",
        "/brand.css,text/css; charset=utf-8", "/customer/main.js,text/javascript; charset=utf-8",
        "/lib/lit-html.js,text/javascript; charset=utf-8", "/lib/directives/repeat.js,text/javascript; charset=utf-8"})
    void aPageHasItsType(String path, String type) throws Exception {
        HttpResponse<byte[]> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.body()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/kitchen.html", "/manager.html", "/docs.html", "/customer/main.js", "/brand.css",
        "/nothing-there"})
    void everyPageIsGuarded(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path, "Accept", "text/html");

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow().split("; "))
            .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
                "base-uri 'none'",
                "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'")
            .noneMatch(part -> part.contains("unsafe"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void onlyTheDocumentsOfTheApiMayMakeMarkupByFurtherPolicies() throws Exception {
        assertThat(get("/docs.html").headers().firstValue("Content-Security-Policy").orElseThrow())
            .endsWith("trusted-types lit-html default dompurify");
        for (String path : List.of("/", "/manager.html", "/docs/main.js", "/lib/swagger-ui/swagger-ui-bundle.js")) {
            assertThat(get(path).headers().firstValue("Content-Security-Policy").orElseThrow()).as(path)
                .endsWith("trusted-types lit-html");
        }
    }

    @Test
    void whatIsSaidAnewForEachRequestIsAPage() throws Exception {
        gateway.close();
        gateway = serving(Pages.built().with("/links.json", () -> "{}".getBytes(StandardCharsets.UTF_8)));

        assertThat(get("/links.json").body()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        assertThat(get("/links.json").headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void noPageHasScriptOrStyleOfItsOwn() throws Exception {
        for (String path : List.of("/index.html", "/kitchen.html", "/manager.html", "/docs.html", "/404.html")) {
            assertThat(new String(get(path).body(), StandardCharsets.UTF_8)).as(path)
                .doesNotContain("<style", "style=", "javascript:", "http:", "https:")
                .doesNotContainPattern("(?i)<script(?![^>]* src=)|\\son[a-z]+=");
        }
    }

    @Test
    void whoHasAPageIsToldSo() throws Exception {
        String tag = get("/brand.css").headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> known = get("/brand.css", "If-None-Match", "\"another\", W/" + tag);
        HttpResponse<byte[]> unknown = get("/brand.css", "If-None-Match", "\"another\"");

        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.headers().firstValue("ETag")).contains(tag);
        assertThat(unknown.statusCode()).isEqualTo(200);
    }

    @Test
    void whoTakesGzipGetsIt() throws Exception {
        HttpResponse<byte[]> plain = get("/shared/texts.js");
        HttpResponse<byte[]> compressed = get("/shared/texts.js", "Accept-Encoding", "br, gzip;q=0.8");
        HttpResponse<byte[]> refused = get("/shared/texts.js", "Accept-Encoding", "gzip;q=0, br");

        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(compressed.headers().firstValue("ETag")).isNotEqualTo(plain.headers().firstValue("ETag"));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
            .isEqualTo(plain.body());
        assertThat(compressed.body()).hasSizeLessThan(plain.body().length);
        assertThat(refused.body()).isEqualTo(plain.body());
    }

    @Test
    void aPageMayBeAskedForWithoutItsBody() throws Exception {
        HttpResponse<byte[]> answer = send("HEAD", "/kitchen.html");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void aPageIsOnlyRead(String method) throws Exception {
        assertThat(send(method, "/kitchen.html").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../page-headers.yaml", "/..%2fpage-headers.yaml", "/%2e%2e/page-headers.yaml",
        "//index.html",
        "/./index.html", "/customer/../index.html", "/customer/", "/customer", "/lib/LICENSE", "/INDEX.HTML",
        "/index.html/",
        "/index%2ehtml", "/index.html;a", "/index.html%00", "/page-headers.yaml", "/customer/main.js.map",
        "/public-routes.yaml",
        "/io/guardianpartner/local/pages/Page.class", "/v1/index.html", "http://127.0.0.1/index.html"})
    void noTrickWithAPathLeadsToAFile(String path) throws Exception {
        try (Socket socket = new Socket(Loopback.HOST, gateway.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json");
        }
    }

    @Test
    void aPersonWithAWrongAddressIsLedToTheMenu() throws Exception {
        HttpResponse<byte[]> person = get("/cardapio", "Accept", "text/html,*/*;q=0.8");
        HttpResponse<byte[]> program = get("/v1/nothing", "Accept", "text/html");

        assertThat(person.statusCode()).isEqualTo(404);
        assertThat(person.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(new String(person.body(), StandardCharsets.UTF_8)).contains("href=\"/\"").doesNotContain("cardapio");
        assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void filesOfADirectoryGoFirstAndAreReadAnew(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("brand.css"), "one");
        gateway.close();
        gateway = serving(Pages.of(directory));

        assertThat(get("/brand.css").body()).asString().isEqualTo("one");
        Files.writeString(directory.resolve("brand.css"), "two");
        assertThat(get("/brand.css").body()).asString().isEqualTo("two");
        assertThat(get("/lib/lit-html.js").statusCode()).isEqualTo(200);
    }

    private static LocalGateway serving(Pages pages) {
        return LocalGateway.start(0, List.of(), PublicRoutes.load(), request -> Optional.empty(),
            name -> Optional.empty(), pages);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers)
        throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.uri().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
