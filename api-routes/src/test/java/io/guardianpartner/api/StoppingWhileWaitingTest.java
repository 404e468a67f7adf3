package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.api.waiting.Waits;
import io.guardianpartner.test.TestIdentity;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Proves that a service does not stop later because somebody waits, and that nobody who waits is cut off. */
class StoppingWhileWaitingTest {

    private static final TestIdentity IDENTITY = TestIdentity.shared();
    /** Less than the server would wait for its requests. */
    private static final int SECONDS = 15;

    @Test
    void whoWaitsIsAnsweredBeforeTheServerStops() throws Exception {
        ConfigurableApplicationContext shop = new SpringApplicationBuilder(RestShop.class).run("--server.port=0",
            "--server.shutdown=graceful", "--spring.lifecycle.timeout-per-shutdown-phase=20s",
            "--server.address=127.0.0.1", "--management.server.port=0", "--management.server.address=127.0.0.1",
            "--guardian.service=ORDERS_SERVICE", "--guardian.identity.people-clients=" + TestIdentity.PEOPLE_CLIENT,
            "--guardian.identity.service-clients=payments-service", "--guardian.identity.issuer=" + IDENTITY.issuer(),
            "--shop.server=platform-http", "--camel.rest.component=platform-http");
        CompletableFuture<HttpResponse<String>> answer;
        CompletableFuture<Void> stopped;
        try {
            String table = "http://127.0.0.1:" + shop.getEnvironment().getProperty("local.server.port") + "/v1/tables/"
                + UUID.randomUUID();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(table))
                .header("Authorization", "Bearer " + IDENTITY.ofPerson("ana"));
            String tag = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString())
                .headers().firstValue("ETag").orElseThrow();
            answer = HttpClient.newHttpClient().sendAsync(
                request.header("If-None-Match", tag).header("Prefer", "wait=25").build(),
                HttpResponse.BodyHandlers.ofString());
            await().untilAsserted(() -> assertThat(shop.getBean(Waits.class).waiting()).isOne());
        } finally {
            stopped = CompletableFuture.runAsync(shop::close);
        }

        assertThat(answer.orTimeout(SECONDS, TimeUnit.SECONDS).join().statusCode()).isEqualTo(304);
        stopped.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }
}
