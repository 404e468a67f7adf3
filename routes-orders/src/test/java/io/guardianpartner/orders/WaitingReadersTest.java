package io.guardianpartner.orders;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.waiting.Waits;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.MessagesTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Clients who paid wait for the result over HTTP, and ask for it once. */
@TestPropertySource(properties = {"guardian.rest.waiting.at-once=2", "guardian.rest.waiting.look=1h",
    "guardian.rest.waiting.look-max=1h"})
class WaitingReadersTest extends MessagesTest {

    /** Far less than the 20 s for which they would wait. */
    private static final long SOON = 15;

    @Autowired
    private Waits waits;

    @AfterEach
    void nobodyWaitsAnyMore() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(waits.waiting()).isZero());
    }

    @Test
    void aCustomerIsAnsweredWhenTheMessageOfThePaymentIsHandled() {
        String id = placed().id();
        String path = "/v1/orders/" + id;
        String tag = http.get(path).expect(200).header("ETag");

        CompletableFuture<Http.Answer> answer = waiting(path, "If-None-Match", tag, "Prefer", "wait=20");
        pay(id);

        Http.Answer paid = answer.orTimeout(SOON, TimeUnit.SECONDS).join().expect(200);
        assertThat(paid.text("/status")).isEqualTo("AWAITING");
        assertThat(paid.body().at("/payment").has("pix")).isFalse();
        assertThat(paid.header("ETag")).isNotEqualTo(tag).isEqualTo(http.get(path).header("ETag"));
        assertThat(paid.header("Preference-Applied")).isEqualTo("wait=20");
    }

    @Test
    void aGuestIsAnsweredWhenTheMessageOfThePaymentIsHandled() {
        caller.is(Caller.anonymous());
        Http.Answer placed = http.post("/v1/guest/orders", cart(CATALOG.product("Feijoada", "29.90", 10), 2))
            .expect(201);
        String token = "Bearer " + placed.text("/orderToken");
        String tag = http.get("/v1/guest/orders", "Authorization", token).expect(200).header("ETag");

        CompletableFuture<Http.Answer> answer = waiting("/v1/guest/orders", "Authorization", token, "If-None-Match",
            tag, "Prefer", "wait=20");
        pay(placed.id());

        assertThat(answer.orTimeout(SOON, TimeUnit.SECONDS).join().expect(200).text("/status")).isEqualTo("AWAITING");
    }

    @Test
    void whatIsPublishedMeanwhileIsNoChange() {
        String id = placed().id();
        String path = "/v1/orders/" + id;
        String tag = http.get(path).expect(200).header("ETag");
        pay(id);
        becomes(id, OrderStatus.AWAITING);
        String paid = http.get(path, "If-None-Match", tag).expect(200).header("ETag");

        nothingWaits(id);

        assertThat(http.get(path, "If-None-Match", paid, "Prefer", "wait=1").expect(304).raw()).isEmpty();
    }

    @Test
    void aThirdReaderHasNoPlaceAndIsAnsweredAtOnce() {
        List<String> ids = new ArrayList<>();
        List<CompletableFuture<Http.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String id = placed().id();
            String tag = http.get("/v1/orders/" + id).header("ETag");
            ids.add(id);
            answers.add(waiting("/v1/orders/" + id, "If-None-Match", tag, "Prefer", "wait=20"));
        }
        String path = "/v1/orders/" + ids.get(0);

        Http.Answer third = http.get(path, "If-None-Match", http.get(path).header("ETag"), "Prefer", "wait=20");

        third.expect(304);
        assertThat(third.headers().firstValue("Preference-Applied")).isEmpty();
        ids.forEach(this::pay);
        answers.forEach(answer -> answer.orTimeout(SOON, TimeUnit.SECONDS).join().expect(200));
    }

    @Test
    void whoMayNotSeeAnOrderWaitsForNothing() {
        String id = placed().id();
        String tag = http.get("/v1/orders/" + id).header("ETag");
        caller.is(BOB);

        http.get("/v1/orders/" + id, "If-None-Match", tag, "Prefer", "wait=20").expect(404);
        http.get("/v1/guest/orders", "If-None-Match", tag, "Prefer", "wait=20").expect(401);
    }

    private CompletableFuture<Http.Answer> waiting(String path, String... headers) {
        int before = waits.waiting();
        CompletableFuture<Http.Answer> answer = CompletableFuture.supplyAsync(() -> http.get(path, headers),
            task -> new Thread(task).start());
        await().untilAsserted(() -> assertThat(waits.waiting()).isEqualTo(before + 1));
        return answer;
    }

    private void pay(String id) {
        UUID order = UUID.fromString(id);
        probe.send(probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, order,
            new PaymentSuccess(order, order(id).paymentId(), Orders.TOTAL, Instant.now())));
    }
}
