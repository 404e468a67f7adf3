package io.guardianpartner.orders.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import io.guardianpartner.test.MessagingProbe;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Placing that stopped half way is finished or undone, by the relay's index alone. */
@TestPropertySource(properties = {"guardian.orders.placing.recover-after=1s",
    "guardian.orders.placing.recover-every=500ms", "guardian.orders.placing.undo-after=6s",
    "guardian.outbox.busy-sweep-interval=200ms", "guardian.outbox.sweep-interval=200ms",
    "guardian.outbox.dynamodb.recover-lease=20s"})
class RecoveryTest extends OrdersTest {

    @Autowired
    private MessagingProbe probe;

    @Test
    void anOrderWhoseReservationFailedIsFinishedOnceTheCatalogIsBack() {
        CATALOG.answers(503);
        String id = stuck(CATALOG.product("Feijoada", "29.90", 10));
        CATALOG.isWell();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(order(id).payment()).isNotNull());

        assertThat(order(id).status()).isEqualTo(OrderStatus.PAYMENT_PENDING);
        assertThat(order(id).isBeingPlaced()).isFalse();
        assertThat(item(id)).doesNotContainKeys("dueAt", "dueShard", "recoverAt");
        assertThat(PAYMENTS.requests(id)).hasSize(1);
    }

    @Test
    void anOrderThatRecoveryHasPricedStaysLeasedWhilePaymentsIsAsked() {
        CATALOG.answers(503);
        String id = stuck(CATALOG.product("Feijoada", "29.90", 10));
        PAYMENTS.holds();
        CATALOG.isWell();
        await().atMost(Duration.ofSeconds(10)).until(() -> PAYMENTS.requests(id).size() == 1);

        assertThat(order(id).isPriced()).isTrue();
        assertThat(Instant.ofEpochMilli(Long.parseLong(item(id).get("dueAt").n())))
            .isAfter(Instant.now().plusSeconds(5));

        PAYMENTS.goesOn();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(order(id).payment()).isNotNull());
        assertThat(PAYMENTS.requests(id)).hasSize(1);
    }

    @Test
    void anOrderWhosePixFailedIsFinishedOncePaymentsIsBack() {
        PAYMENTS.answers(503);
        String product = CATALOG.product("Feijoada", "29.90", 10);
        place(newKey(), cart(product, 1)).expect(503);
        String id = http.get("/v1/orders?customer=me&limit=1").text("/items/0/id");
        PAYMENTS.isWell();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(order(id).payment()).isNotNull());

        assertThat(CATALOG.requests(id)).hasSize(1);
        assertThat(PAYMENTS.hasPaymentOf(UUID.fromString(id))).isTrue();
    }

    @Test
    void anOrderThatCannotBeFinishedIsUndoneAfterTheClientsLastTryAndItsKeySaysSo() {
        CATALOG.answers(503);
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        place(key, cart(product, 1)).expect(503);
        String id = http.get("/v1/orders?customer=me&limit=1").text("/items/0/id");

        await().atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> assertThat(order(id).status()).isEqualTo(OrderStatus.CANCELLED));

        CATALOG.isWell();
        Http.Answer answer = place(key, cart(product, 1)).expect(409);
        assertThat(answer.text("/type")).isEqualTo("urn:guardian:problem:order-closed");
        assertThat(PAYMENTS.requests(id)).isEmpty();
    }

    @Test
    void anOrderThatIsToBePaidAnewIsFinishedOrUndoneWithoutItsClient() {
        String finished = failed();
        PAYMENTS.answers(503);
        http.post("/v1/orders/" + finished + "/payments", null).expect(503);
        PAYMENTS.isWell();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(order(finished).payment()).isNotNull());

        String undone = failed();
        PAYMENTS.answers(503);
        http.post("/v1/orders/" + undone + "/payments", null).expect(503);

        await().atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> assertThat(order(undone).status()).isEqualTo(OrderStatus.CANCELLED));
        assertThat(order(finished).canBePaid(Instant.now())).isTrue();
    }

    @Test
    void anOrderWithoutKeyIsUndoneAtOnceThoughEverybodyIsBack() {
        PAYMENTS.answers(503);
        http.post("/v1/orders", cart(CATALOG.product("Feijoada", "29.90", 10), 1)).expect(503);
        String id = http.get("/v1/orders?customer=me&limit=1").text("/items/0/id");
        PAYMENTS.isWell();

        await().atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(order(id).status()).isEqualTo(OrderStatus.CANCELLED));

        assertThat(PAYMENTS.hasPaymentOf(UUID.fromString(id))).isFalse();
    }

    @Test
    void anAnswerThatNobodyAgreedOnIsUndoneToo() {
        CATALOG.answers(418);
        String id = stuck(CATALOG.product("Feijoada", "29.90", 10));

        await().atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> assertThat(order(id).status()).isEqualTo(OrderStatus.CANCELLED));
    }

    private String failed() {
        String id = placed().id();
        probe.send(probe.message(Services.PAYMENTS, Services.ORDERS, MessageTypes.MSG_PAYMENT_FAIL, UUID.fromString(id),
            new PaymentFail(UUID.fromString(id), order(id).paymentId(), PaymentFail.Reason.EXPIRED)));
        await().until(() -> order(id).status() == OrderStatus.PAYMENT_FAILED);
        return id;
    }

    /** An order that is stored and no further. */
    private String stuck(String product) {
        assertThat(place(newKey(), cart(product, 1)).status()).isIn(500, 503);
        return http.get("/v1/orders?customer=me&limit=1").text("/items/0/id");
    }
}
