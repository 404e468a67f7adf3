package io.guardianpartner.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalHttpServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static LocalHttpServer server;

    @BeforeAll
    static void start() {
        server = LocalHttpServer.named("test")
            .route("GET", "/things/{id}",
                request -> Response.json(200, List.of(request.pathParameter("id"), request.query())))
            .route("POST", "/things", request -> Response.json(201, request.json()).with("Location", "/things/1"))
            .route("GET", "/broken", request -> {
                throw new IllegalStateException("a secret");
            })
            .route("GET", "/refused", request -> {
                throw new HttpProblem(409, "Not now.");
            })
            .route("*", "/all/**", request -> Response.text(200, request.method() + " " + request.path()))
            .start(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRouteGetsPathParametersAndTheQueryDecoded() throws Exception {
        assertThat(get("/things/a%20b+c?x=1%262&y").body())
            .isEqualTo("[\"a b+c\",{\"x\":\"1&2\",\"y\":\"\"}]");
    }

    @Test
    void anAnswerHasItsStatusAndHeaders() throws Exception {
        HttpResponse<String> answer = send("POST", "/things", "{\"a\":1.10}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue("/things/1");
        assertThat(answer.body()).isEqualTo("{\"a\":1.10}");
    }

    @Test
    void aBodyThatIsNoJsonIs400() throws Exception {
        assertThat(send("POST", "/things", "{").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/things", "").statusCode()).isEqualTo(400);
    }

    @Test
    void anUnknownPathIs404AndAnotherMethod405() throws Exception {
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/things/1", "").statusCode()).isEqualTo(405);
    }

    @Test
    void aWildcardTakesAllThatRemains() throws Exception {
        assertThat(send("PATCH", "/all/a/b", "").body()).isEqualTo("PATCH /all/a/b");
    }

    @Test
    void aRefusalBecomesAProblem() throws Exception {
        HttpResponse<String> answer = get("/refused");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"detail\":\"Not now.\"");
    }

    @Test
    void aFailureIs500WithoutDetail() throws Exception {
        HttpResponse<String> answer = get("/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void aTakenPortIsNamedWithThePartThatWantedIt() {
        assertThatThrownBy(() -> LocalHttpServer.named("Second server").start(server.port()))
            .isInstanceOf(PortTakenException.class)
            .hasMessageContaining(String.valueOf(server.port()))
            .hasMessageContaining("Second server");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        URI uri = URI.create(server.uri() + path);
        return CLIENT.send(
            HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofString());
    }
}
