package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.api.waiting.Waits;
import io.guardianpartner.message.Json;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Proves that readers wait for a change over a real server, whose routes have two threads. */
class RestWaitingTest extends ShopTest {

    private static final Map<String, AtomicInteger> STATES = new ConcurrentHashMap<>();
    private static final AtomicInteger READS = new AtomicInteger();
    private static final String WAIT = "wait=20";

    @Autowired
    private Waits waits;

    private final String table = UUID.randomUUID().toString();

    @Configuration(proxyBeanMethods = false)
    static class Tables {

        @Bean
        RouteBuilder tables(Waits waits) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    rest("/v1/tables")
                        .get("/{id}").security(Access.CUSTOMER).produces(Rest.JSON)
                        .param().name("Prefer").type(RestParamType.header).required(false).description("wait=20")
                        .endParam()
                        .responseMessage().code(200).message("the table").endResponseMessage()
                        .to("direct:table");
                    from("direct:table").routeId("orders.api.table").routeConfigurationId(Rest.ERRORS)
                        .process(exchange -> waits.watch(exchange, exchange.getMessage().getHeader("id")))
                        .process(exchange -> {
                            READS.incrementAndGet();
                            int state = state(exchange.getMessage().getHeader("id", String.class)).get();
                            if (state < 0) {
                                throw ProblemException.notFound("table", state);
                            }
                            exchange.getMessage().setHeader("ETag", tag(state));
                            exchange.getMessage().setBody("{\"state\":" + state + "}");
                        });
                }
            };
        }
    }

    @AfterEach
    void nobodyWaitsAnyMore() {
        STATES.keySet().forEach(one -> becomes(one, -1));
        await().untilAsserted(() -> assertThat(waits.waiting()).isZero());
    }

    @Test
    void aReaderIsAnsweredWhenTheStateChanges() {
        CompletableFuture<HttpResponse<String>> answer = waiting(table, 0);
        assertThat(answer).isNotDone();

        becomes(table, 1);

        HttpResponse<String> changed = answer.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo("{\"state\":1}");
        assertThat(changed.headers().allValues("ETag")).containsExactly(tag(1));
        assertThat(changed.headers().allValues("Preference-Applied")).containsExactly(WAIT);
        assertThat(changed.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void whoKeepsWaitingReadsOnceAndHoldsNoThread() throws Exception {
        int before = READS.get();
        for (int i = 0; i < 6; i++) {
            waiting(UUID.randomUUID().toString(), 0);
        }

        for (int i = 0; i < 10; i++) {
            assertThat(call("GET", path(table), "Authorization", ANA).statusCode()).isEqualTo(200);
        }
        assertThat(READS.get() - before).isEqualTo(16);
    }

    @Test
    void afterItsTimeAReaderIsToldThatNothingHasChanged() {
        HttpResponse<String> answer = get(table, tag(0), "wait=1").orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).hasValue(tag(0));
        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("wait=1");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void anyOfSeveralStatesIsWaitedFor() {
        CompletableFuture<HttpResponse<String>> answer = get(table, tag(0) + ", W/" + tag(1), WAIT);
        await().untilAsserted(() -> assertThat(waits.waiting()).isOne());
        int before = READS.get();

        becomes(table, 1);
        await().untilAsserted(() -> assertThat(READS.get()).isGreaterThan(before));
        assertThat(answer).isNotDone();
        becomes(table, 2);

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join().body()).isEqualTo("{\"state\":2}");
    }

    @Test
    void whoHasAnotherStateIsAnsweredAtOnce() {
        HttpResponse<String> answer = get(table, tag(7), WAIT).orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue(WAIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=soon", "wait=0", "wait", "respond-async", "\"", ""})
    void aPreferenceThatSaysNothingIsNoError(String preference) {
        HttpResponse<String> answer = get(table, tag(0), preference).orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
    }

    @Test
    void whoSaysNoStateDoesNotWait() {
        assertThat(get(table, "*", WAIT).orTimeout(10, TimeUnit.SECONDS).join().statusCode()).isEqualTo(304);
        assertThat(get(table, "", WAIT).orTimeout(10, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
    }

    @Test
    void anOperationThatKnowsNoWaitingAnswersAtOnce() throws Exception {
        String tag = call("GET", "/v1/board").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> answer = call("GET", "/v1/board", "If-None-Match", tag, "Prefer", WAIT);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
    }

    @Test
    void withoutAPlaceAReaderIsAnsweredAtOnce() {
        for (int i = 0; i < 3; i++) {
            waiting(table, 0);
        }
        assertThat(turnedAway(table)).as("a fourth of one").isTrue();
        for (int i = 0; i < 5; i++) {
            waiting(UUID.randomUUID().toString(), 0);
        }
        assertThat(turnedAway(UUID.randomUUID().toString())).as("a ninth").isTrue();
    }

    @Test
    void aChangeToSomethingThatIsNotThereIsAnsweredSo() {
        CompletableFuture<HttpResponse<String>> answer = waiting(table, 0);

        becomes(table, -1);

        HttpResponse<String> gone = answer.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(gone.headers().map()).doesNotContainKeys("etag", "preference-applied");
    }

    @Test
    void aStoppingServiceAnswersWhoWaits() {
        CompletableFuture<HttpResponse<String>> answer = waiting(table, 0);
        try {
            waits.stop();

            assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join().statusCode()).isEqualTo(304);
            assertThat(turnedAway(table)).isTrue();
        } finally {
            waits.start();
        }
    }

    @Test
    void theDocumentSaysHowToWait() throws Exception {
        JsonNode get = Json.mapper().readTree(call("GET", "/openapi.json").body())
            .at("/paths/~1v1~1tables~1{id}/get");

        assertThat(get.at("/parameters").findValuesAsText("name")).contains("Prefer", "If-None-Match");
        assertThat(get.at("/responses/200/headers").has("Preference-Applied")).isTrue();
        assertThat(get.at("/responses/304/headers").has("Preference-Applied")).isTrue();
    }

    /** One that waits by now. */
    private CompletableFuture<HttpResponse<String>> waiting(String id, int state) {
        int before = waits.waiting();
        int reads = READS.get();
        CompletableFuture<HttpResponse<String>> answer = get(id, tag(state), WAIT);
        await().untilAsserted(() -> {
            assertThat(waits.waiting()).isEqualTo(before + 1);
            assertThat(READS.get()).isGreaterThan(reads);
        });
        return answer;
    }

    private boolean turnedAway(String id) {
        HttpResponse<String> answer = get(id, tag(0), WAIT).orTimeout(10, TimeUnit.SECONDS).join();
        return answer.statusCode() == 304 && answer.headers().firstValue("Preference-Applied").isEmpty();
    }

    private CompletableFuture<HttpResponse<String>> get(String id, String tag, String preference) {
        HttpRequest.Builder request = request(path(id)).timeout(Duration.ofSeconds(30)).header("Prefer", preference);
        return CLIENT.sendAsync((tag.isEmpty() ? request : request.header("If-None-Match", tag)).build(),
            HttpResponse.BodyHandlers.ofString());
    }

    private void becomes(String id, int state) {
        state(id).set(state);
        waits.tell(id, () -> tag(state));
    }

    private static AtomicInteger state(String id) {
        return STATES.computeIfAbsent(id, any -> new AtomicInteger());
    }

    private static String path(String id) {
        return "/v1/tables/" + id;
    }

    private static String tag(int state) {
        return "\"" + state + "\"";
    }
}
