package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {

    private final String reference = UUID.randomUUID().toString();
    private final List<Request> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private LocalHttpServer receiver;
    private MercadoPagoSimulator simulator;
    private SimulatorClient client;

    @BeforeEach
    void start() {
        receiver = LocalHttpServer.named("webhook receiver").route("POST", "/hook", request -> {
            received.add(request);
            return Response.of(refusals.getAndDecrement() > 0 ? 503 : 200);
        }).start(0);
        simulator = MercadoPagoSimulator.start(SimulatorOptions.defaults()
            .withWebhookRetries(List.of(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200))));
        client = new SimulatorClient(simulator.uri());
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void everyChangeIsToldAndSigned() throws Exception {
        String id = create();
        simulator.pay(reference);

        await().untilAsserted(() -> assertThat(received).hasSize(2));
        for (Request webhook : received) {
            assertThat(webhook.query("data.id")).contains(id);
            assertThat(webhook.query("type")).contains("payment");
            assertThat(webhook.json().at("/data/id").asText()).isEqualTo(id);
            assertThat(webhook.header("x-signature")).contains(expectedSignature(webhook));
        }
        assertThat(received).extracting(webhook -> webhook.json().path("action").asText())
            .containsExactlyInAnyOrder("payment.created", "payment.updated");
    }

    @Test
    void aWebhookComesAgainUntilItIsTaken() throws Exception {
        refusals.set(3);

        create();

        await().untilAsserted(() -> assertThat(received).hasSize(4));
        assertThat(received).extracting(webhook -> webhook.json().path("id").asLong()).containsOnly(
            received.get(0).json().path("id").asLong());
    }

    @Test
    void afterTheLastPauseItIsGivenUp() throws Exception {
        refusals.set(100);

        create();

        await().untilAsserted(() -> assertThat(received).hasSize(4));
        await().during(Duration.ofMillis(400)).untilAsserted(() -> assertThat(received).hasSize(4));
    }

    @Test
    void noneComesWhenTheyAreLost() throws Exception {
        simulator.faults(Faults.NONE.withWebhooks(WebhookMode.OFF));

        create();
        simulator.pay(reference);

        await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(received).isEmpty());
    }

    @Test
    void eachComesTwiceWhenTheyAreDuplicated() throws Exception {
        simulator.faults(Faults.NONE.withWebhooks(WebhookMode.DUPLICATE));

        create();

        await().untilAsserted(() -> assertThat(received).hasSize(2));
        assertThat(received.get(0).json().path("id")).isEqualTo(received.get(1).json().path("id"));
    }

    @Test
    void theLaterComesFirstWhenTheyAreReordered() throws Exception {
        simulator.faults(Faults.NONE.withWebhooks(WebhookMode.REORDERED));

        create();
        simulator.pay(reference);

        await().untilAsserted(() -> assertThat(received).hasSize(2));
        assertThat(received).extracting(webhook -> webhook.json().path("action").asText())
            .containsExactly("payment.updated", "payment.created");
    }

    @Test
    void aForgedOneComesBeforeTheTrueOne() throws Exception {
        simulator.faults(Faults.NONE.withWebhooks(WebhookMode.FORGED));

        create();

        await().untilAsserted(() -> assertThat(received).hasSize(2));
        assertThat(received.get(0).header("x-signature").orElseThrow()).isNotEqualTo(
            expectedSignature(received.get(0)));
        assertThat(received.get(1).header("x-signature")).contains(expectedSignature(received.get(1)));
    }

    @Test
    void onlyTheNextOnesAreLostIfSoOrdered() throws Exception {
        set("{\"webhooks\":\"off\",\"webhookTimes\":2}");
        create();
        simulator.pay(reference);

        simulator.chargeBack(reference);

        await().untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(webhooks()).filteredOn(webhook -> webhook.path("failure").asText().startsWith("lost")).hasSize(2);
        assertThat(client.admin("GET", "/admin/faults", "").json().path("webhooks").asText()).isEqualTo("on");
    }

    @Test
    void onlyTheNextOneIsOvertakenIfSoOrdered() throws Exception {
        set("{\"webhooks\":\"reordered\",\"webhookTimes\":1}");

        create();
        simulator.pay(reference);

        await().untilAsserted(() -> assertThat(received).hasSize(2));
        assertThat(received).extracting(webhook -> webhook.json().path("action").asText())
            .containsExactly("payment.updated", "payment.created");
    }

    @Test
    void lateOnesComeAfterTheirTime() throws Exception {
        set("{\"webhooks\":\"late\",\"webhookDelayMillis\":700}");
        long start = System.nanoTime();

        create();

        await().untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(System.nanoTime() - start).isGreaterThan(700_000_000L);
        assertThat(webhooks()).last().satisfies(waiting -> {
            assertThat(waiting.path("attempt").asInt()).isZero();
            assertThat(waiting.path("nextAttemptAt").asText()).isNotEmpty();
        });
    }

    @Test
    void eachAttemptIsShownWithItsAnswer() throws Exception {
        refusals.set(1);

        String id = create();

        await().untilAsserted(() -> assertThat(webhooks()).hasSize(2));
        JsonNode second = webhooks().get(0);
        JsonNode first = webhooks().get(1);
        assertThat(first.path("status").asInt()).isEqualTo(503);
        assertThat(first.path("attempt").asInt()).isOne();
        assertThat(first.has("nextAttemptAt")).isTrue();
        assertThat(second.path("status").asInt()).isEqualTo(200);
        assertThat(second.path("attempt").asInt()).isEqualTo(2);
        assertThat(second.has("nextAttemptAt")).isFalse();
        assertThat(second.path("paymentId").asText()).isEqualTo(id);
        assertThat(second.path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void oneThatNobodyAnswersIsShownWithTheReason() throws Exception {
        LocalHttpServer gone = LocalHttpServer.named("receiver that goes").start(0);
        String address = gone.uri().toString();
        gone.close();

        client.create(reference, ",\"notification_url\":\"" + address + "/hook\"");

        await().untilAsserted(() -> assertThat(webhooks()).isNotEmpty());
        assertThat(webhooks()).allSatisfy(webhook -> assertThat(webhook.path("failure").asText()).isNotEmpty());
    }

    @Test
    void oneMoreIsSentOnDemandTrueOrForged() throws Exception {
        String id = create();
        await().untilAsserted(() -> assertThat(received).hasSize(1));

        assertThat(client.admin("POST", "/admin/payments/" + id + "/webhooks", "").status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(received).hasSize(2));
        assertThat(client.admin("POST", "/admin/payments/" + id + "/webhooks?forged=true", "").status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(received).hasSize(3));

        assertThat(received.get(1).header("x-signature")).contains(expectedSignature(received.get(1)));
        assertThat(received.get(2).header("x-signature").orElseThrow())
            .isNotEqualTo(expectedSignature(received.get(2)));
    }

    @Test
    void withoutAnAddressNoneIsSentOnDemand() throws Exception {
        String id = client.create(reference).json().path("id").asText();

        assertThat(client.admin("POST", "/admin/payments/" + id + "/webhooks", "").status()).isEqualTo(409);
    }

    @Test
    void theTimeMayStandInMilliseconds() throws Exception {
        client.admin("PUT", "/admin/faults", "{\"webhookMilliseconds\":true}");

        create();

        await().untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(timestamp(received.get(0))).isGreaterThan(1_000_000_000_000L);
        assertThat(received.get(0).header("x-signature")).contains(expectedSignature(received.get(0)));
    }

    @Test
    void nothingLeavesThisMachine() throws Exception {
        client.create(reference, ",\"notification_url\":\"http://192.0.2.1/hook\"");

        simulator.pay(reference);

        assertThat(simulator.status(reference)).isEqualTo("approved");
        await().untilAsserted(() -> assertThat(webhooks()).hasSize(2));
        assertThat(webhooks())
            .allSatisfy(webhook -> assertThat(webhook.path("failure").asText()).startsWith("not sent"));
    }

    private String create() throws Exception {
        return client.create(reference, ",\"notification_url\":\"" + receiver.uri() + "/hook\"")
            .json()
            .path("id")
            .asText();
    }

    private void set(String faults) throws Exception {
        assertThat(client.admin("PUT", "/admin/faults", faults).status()).isEqualTo(200);
    }

    /** The attempts, the newest first. */
    private List<JsonNode> webhooks() throws Exception {
        List<JsonNode> attempts = new ArrayList<>();
        client.admin("GET", "/admin/webhooks?payment=" + reference, "").json().path("items").forEach(attempts::add);
        return attempts;
    }

    private static long timestamp(Request webhook) {
        return Long.parseLong(webhook.header("x-signature").orElseThrow().split("[=,]")[1]);
    }

    private static String expectedSignature(Request webhook) {
        return WebhookSigner.of(SimulatorOptions.LOCAL_WEBHOOK_SECRET, webhook.query("data.id").orElseThrow(),
            webhook.header("x-request-id").orElseThrow(), timestamp(webhook));
    }
}
