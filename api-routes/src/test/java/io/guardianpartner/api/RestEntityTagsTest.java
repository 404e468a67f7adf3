package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Proves that a reader who has the answer already is told so, over a real server. */
class RestEntityTagsTest extends ShopTest {

    private static final AtomicInteger STATE = new AtomicInteger();

    record State(int state) {}

    @Configuration(proxyBeanMethods = false)
    static class Board {

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    rest("/v1/board")
                        .get().security(Access.ANYONE).outType(State.class).produces(Rest.JSON).to("direct:board")
                        .get("/tagged").security(Access.ANYONE).produces(Rest.JSON).to("direct:tagged")
                        .get("/none").security(Access.ANYONE).produces(Rest.JSON).to("direct:none")
                        .post().security(Access.ANYONE).consumes(Rest.JSON).produces(Rest.JSON).to("direct:posted");
                    from("direct:posted").routeId("orders.api.posted").routeConfigurationId(Rest.ERRORS)
                        .setBody(constant("{}"));
                    from("direct:board").routeId("orders.api.board").routeConfigurationId(Rest.ERRORS)
                        .setHeader("Cache-Control", constant("no-store"))
                        .setBody(exchange -> new State(STATE.get())).marshal().json();
                    from("direct:tagged").routeId("orders.api.tagged").routeConfigurationId(Rest.ERRORS)
                        .setHeader("ETag", constant("\"7\""))
                        .setBody(exchange -> "{\"name\":\"Água " + STATE.incrementAndGet() + "\"}");
                    from("direct:none").routeId("orders.api.none").routeConfigurationId(Rest.ERRORS)
                        .process(exchange -> {
                            throw ProblemException.notFound("board", "none");
                        });
                }
            };
        }
    }

    @Test
    void anAnswerIsSentAgainOnlyWhenItHasChanged() throws Exception {
        HttpResponse<String> first = get("/v1/board");
        String tag = tag(first);

        HttpResponse<String> same = get("/v1/board", "If-None-Match", tag);
        STATE.incrementAndGet();
        HttpResponse<String> changed = get("/v1/board", "If-None-Match", tag);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(tag(same)).isEqualTo(tag);
        assertThat(same.headers().firstValue("Cache-Control")).isEqualTo(first.headers().firstValue("Cache-Control"))
            .hasValue("no-store");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isNotEqualTo(first.body());
        assertThat(tag(changed)).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "W/TAG", "\"other\", TAG", "\"other\",W/TAG , \"third\"", "*"})
    void aTagIsComparedWeaklyAndMayBeOneOfSeveral(String header) throws Exception {
        String tag = tag(get("/v1/board"));

        assertThat(get("/v1/board", "If-None-Match", header.replace("TAG", tag)).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "none", "", "W/"})
    void aTagThatIsNotOursIsAnsweredWithEverything(String header) throws Exception {
        assertThat(get("/v1/board", "If-None-Match", header).statusCode()).isEqualTo(200);
    }

    @Test
    void theTagThatARouteGivesStands() throws Exception {
        assertThat(tag(get("/v1/board/tagged"))).isEqualTo("\"7\"");
        assertThat(get("/v1/board/tagged").body()).contains("Água ");
        assertThat(get("/v1/board/tagged", "If-None-Match", "\"7\"").statusCode()).isEqualTo(304);
        assertThat(get("/v1/board/tagged", "If-None-Match", "\"8\"").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyWhoReadsWellIsGivenATag() throws Exception {
        HttpResponse<String> posted = send(HttpRequest.newBuilder().POST(BodyPublishers.ofString("{}")),
            "/v1/board", "Content-Type", Rest.JSON, "If-None-Match", "*");

        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(posted.headers().firstValue("ETag")).isEmpty();
        assertThat(get("/v1/board/none", "If-None-Match", "*").statusCode()).isEqualTo(404);
        assertThat(get("/v1/board/none").headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void headHasTheTagOfGet() throws Exception {
        HttpResponse<String> head = head("/v1/board");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(tag(head)).isEqualTo(tag(get("/v1/board")));
        assertThat(head("/v1/board", "If-None-Match", tag(head)).statusCode()).isEqualTo(304);
    }

    @Test
    void theDocumentSaysSoOfEveryGet() throws Exception {
        HttpResponse<String> document = get("/openapi.json");
        JsonNode get = Json.mapper().readTree(document.body()).at("/paths/~1v1~1board/get");

        assertThat(get.at("/responses").has("304")).as(document.body()).isTrue();
        assertThat(get.at("/responses/200/headers").has("ETag")).isTrue();
        assertThat(get.at("/parameters").findValuesAsText("name")).contains("If-None-Match");
        assertThat(get("/openapi.json", "If-None-Match", tag(document)).statusCode()).isEqualTo(304);
    }

    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    private HttpResponse<String> head(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder().method("HEAD", BodyPublishers.noBody()), path, headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers) throws Exception {
        request.uri(URI.create("http://127.0.0.1:" + port + path));
        return CLIENT.send((headers.length == 0 ? request : request.headers(headers)).build(),
            HttpResponse.BodyHandlers.ofString());
    }
}
