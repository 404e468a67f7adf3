package io.guardianpartner.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.Caller;
import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.PaymentRules;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import io.guardianpartner.orders.update.OrderChange;
import io.guardianpartner.orders.update.OrderUpdateRoutes;
import org.junit.jupiter.api.Test;

/** A client that waits is sent changes, and nothing else. */
class PollingTest extends OrdersTest {

    @Test
    void aCustomerWhoWaitsIsSentTheOrderAgainWhenItIsPaid() {
        String id = placed().id();
        String path = "/v1/orders/" + id;
        String tag = http.get(path).expect(200).header("ETag");

        assertThat(http.get(path, "If-None-Match", tag).expect(304).raw()).isEmpty();
        pay(id);

        assertThat(http.get(path, "If-None-Match", tag).expect(200).text("/status")).isEqualTo("AWAITING");
    }

    @Test
    void aGuestWhoWaitsIsSentTheOrderAgainWhenItIsPaid() {
        caller.is(Caller.anonymous());
        Http.Answer placed = http.post("/v1/guest/orders", cart(CATALOG.product("Feijoada", "29.90", 10), 2))
            .expect(201);
        String token = "Bearer " + placed.text("/orderToken");
        String tag = http.get("/v1/guest/orders", "Authorization", token).expect(200).header("ETag");

        http.get("/v1/guest/orders", "Authorization", token, "If-None-Match", tag).expect(304);
        pay(placed.id());

        http.get("/v1/guest/orders", "Authorization", token, "If-None-Match", tag).expect(200);
        http.get("/v1/guest/orders", "If-None-Match", tag).expect(401);
    }

    @Test
    void theKitchenIsSentItsBoardAgainWhenAnOrderHasMoved() {
        String id = placed().id();
        pay(id);
        caller.is(KITCHEN);
        String tag = http.get("/v1/orders?limit=100").expect(200).header("ETag");

        http.get("/v1/orders?limit=100", "If-None-Match", tag).expect(304);
        http.patch("/v1/orders/" + id + "/status", Map.of("status", "IN_PROGRESS")).expect(200);

        http.get("/v1/orders?limit=100", "If-None-Match", tag).expect(200);
    }

    @Test
    void aBoardOfMoreThanOnePageIsNotSentAgainEither() {
        for (int i = 0; i < 2; i++) {
            pay(placed().id());
        }
        caller.is(KITCHEN);
        String path = "/v1/orders?limit=1";
        assertThat(http.get(path).expect(200).body().has("next")).isTrue();

        // Once a minute its cursor moves on.
        await().untilAsserted(() -> http.get(path, "If-None-Match", http.get(path).header("ETag")).expect(304));
    }

    @Test
    void customersAreSentTheirOrdersAgainWhenThereIsANewOne() {
        placed();
        String tag = http.get("/v1/orders?customer=me&limit=1").expect(200).header("ETag");

        http.get("/v1/orders?customer=me&limit=1", "If-None-Match", tag).expect(304);
        placed();

        http.get("/v1/orders?customer=me&limit=1", "If-None-Match", tag).expect(200);
    }

    private void pay(String id) {
        UUID payment = order(id).paymentId();
        camel.requestBody(OrderUpdateRoutes.UPDATE, OrderChange.of(UUID.fromString(id),
            (order, now) -> PaymentRules.succeeded(order, payment, Money.of("59.80"), now)));
    }
}
