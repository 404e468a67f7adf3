package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;

/** A placement that stopped half way goes on with the same key, unless the order was cancelled meanwhile. */
class UnfinishedPlacementTest extends OrdersTest {

    @Test
    void whileTheCatalogIsAwayTheAnswerIsTryAgainAndTheSameKeyEndsOnce() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        CATALOG.answers(503);

        Http.Answer away = place(key, cart(product, 1)).expect(503);
        CATALOG.isWell();
        Http.Answer placed = place(key, cart(product, 1)).expect(201);

        assertThat(away.header("Retry-After")).isNotNull();
        assertThat(away.header("Content-Type")).startsWith("application/problem+json");
        assertThat(place(key, cart(product, 1)).expect(201).id()).isEqualTo(placed.id());
        assertThat(CATALOG.requests(placed.id())).hasSize(2);
        assertThat(PAYMENTS.requests(placed.id())).hasSize(1);
    }

    @Test
    void aCatalogThatDoesNotAnswerInTimeIsAway() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        CATALOG.holds();

        place(key, cart(product, 1)).expect(503);
        CATALOG.goesOn();

        Http.Answer placed = place(key, cart(product, 1)).expect(201);
        assertThat(CATALOG.hasReservationOf(UUID.fromString(placed.id()))).isTrue();
    }

    @Test
    void whilePaymentsIsAwayTheReservationStandsAndTheSameKeyEndsOnce() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        PAYMENTS.answers(503);
        place(key, cart(product, 1)).expect(503);
        PAYMENTS.isWell();

        Http.Answer placed = place(key, cart(product, 1)).expect(201);

        assertThat(CATALOG.requests(placed.id())).hasSize(1);
        assertThat(PAYMENTS.hasPaymentOf(UUID.fromString(placed.id()))).isTrue();
    }

    @Test
    void aCancellationOvertakesTheReservation() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String before = newest();
        CATALOG.holds();
        var placing = CompletableFuture.supplyAsync(() -> place(newKey(), cart(product, 1)));
        String id = newestOrder(before);

        http.post("/v1/orders/" + id + "/cancellation", Map.of()).expect(200);
        CATALOG.goesOn();

        assertThat(placing.join().expect(409).text("/type")).isEqualTo("urn:guardian:problem:order-closed");
        assertThat(PAYMENTS.requests(id)).isEmpty();
        assertThat(order(id).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void aCancellationOvertakesThePix() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String before = newest();
        PAYMENTS.holds();
        var placing = CompletableFuture.supplyAsync(() -> place(newKey(), cart(product, 1)));
        String id = newestOrder(before);

        http.post("/v1/orders/" + id + "/cancellation", Map.of()).expect(200);
        PAYMENTS.close(id);
        PAYMENTS.goesOn();

        assertThat(placing.join().expect(409).text("/type")).isEqualTo("urn:guardian:problem:order-closed");
        assertThat(order(id).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    private String newest() {
        return http.get("/v1/orders?customer=me&limit=1").expect(200).text("/items/0/id");
    }

    private String newestOrder(String before) {
        await().until(() -> !newest().equals(before));
        return newest();
    }
}
