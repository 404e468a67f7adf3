package io.guardianpartner.orders.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;

import io.guardianpartner.api.Caller;
import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;

class GuestOrdersTest extends OrdersTest {

    @Test
    void aGuestOrdersWithoutAnAccountAndReadsTheOrderByItsToken() {
        caller.is(Caller.anonymous());
        String product = CATALOG.product("Feijoada", "29.90", 10);

        Http.Answer placed = http.post("/v1/guest/orders", cart(product, 1)).expect(201);
        String token = placed.text("/orderToken");
        Http.Answer read = http.get("/v1/guest/orders", "Authorization", "Bearer " + token).expect(200);

        assertThat(placed.header("Location")).isEqualTo("/v1/guest/orders");
        assertThat(placed.header("Cache-Control")).isEqualTo("no-store");
        assertThat(placed.body().has("customerId")).isFalse();
        assertThat(read.id()).isEqualTo(placed.id());
        assertThat(read.body().has("orderToken")).isFalse();
        assertThat(item(placed.id()).toString()).doesNotContain(token);
    }

    @Test
    void theSameKeyGivesTheSameTokenAndOnlyWithItsBody() {
        caller.is(Caller.anonymous());
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();

        Http.Answer first = http.post("/v1/guest/orders", cart(product, 1), "Idempotency-Key", key).expect(201);
        Http.Answer second = http.post("/v1/guest/orders", cart(product, 1), "Idempotency-Key", key).expect(201);

        assertThat(second.order()).isEqualTo(first.order());
        http.post("/v1/guest/orders", cart(product, 2), "Idempotency-Key", key).expect(422);
    }

    @Test
    void noOtherTokenOpensTheOrder() {
        caller.is(Caller.anonymous());
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String mine = http.post("/v1/guest/orders", cart(product, 1)).expect(201).text("/orderToken");
        String other = http.post("/v1/guest/orders", cart(product, 1)).expect(201).text("/orderToken");
        String mixed = mine.substring(0, 22) + other.substring(22);

        for (String token : new String[]{mixed, "", "x", mine + "AA", mine.substring(0, 63),
            Base64.getUrlEncoder().encodeToString(Ids.next().toString().getBytes())}) {
            http.get("/v1/guest/orders", "Authorization", "Bearer " + token).expect(401);
        }
        http.get("/v1/guest/orders").expect(401);
        http.get("/v1/guest/orders", "Authorization", "Basic " + mine).expect(401);
    }

    @Test
    void aGuestTakesTheOrderBackByItsTokenAndOnlyByThat() {
        caller.is(Caller.anonymous());
        String product = CATALOG.product("Feijoada", "29.90", 10);
        Http.Answer placed = http.post("/v1/guest/orders", cart(product, 1)).expect(201);
        String other = http.post("/v1/guest/orders", cart(product, 1)).expect(201).text("/orderToken");
        String token = placed.text("/orderToken");
        String address = "/v1/guest/orders/cancellation";

        for (String bad : new String[]{"", "x", token.substring(0, 22) + other.substring(22)}) {
            http.post(address, null, "Authorization", "Bearer " + bad).expect(401);
        }
        http.post(address, Map.of("reason", "r".repeat(201)), "Authorization", "Bearer " + token).expect(422);
        assertThat(order(placed.id()).status()).isEqualTo(OrderStatus.PAYMENT_PENDING);

        Http.Answer cancelled = http.post(address, Map.of("reason", "it rains"), "Authorization", "Bearer " + token)
            .expect(200);
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(cancelled.text("/cancelReason")).isEqualTo("it rains");
        int version = order(placed.id()).version();
        http.post(address, null, "Authorization", "Bearer " + token).expect(200);
        assertThat(order(placed.id()).version()).as("twice is once").isEqualTo(version);
    }

    @Test
    void aCustomersOrderHasNoToken() {
        Http.Answer ofAna = placed();

        assertThat(order(ofAna.id()).owner().isGuest()).isFalse();
        assertThat(ofAna.body().has("orderToken")).isFalse();
    }
}
