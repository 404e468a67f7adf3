package io.guardianpartner.orders.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Cursor;
import io.guardianpartner.api.Role;
import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerOrdersTest extends OrdersTest {

    @Test
    void customersListTheirOwnOrdersNewestFirst() {
        caller.is(new Caller("carla " + Ids.next(), Set.of(Role.CUSTOMER)));
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(0, placed().id());
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            Http.Answer page = http.get("/v1/orders?customer=me&limit=2" + cursor).expect(200);
            page.body().path("items").forEach(order -> listed.add(order.path("id").asText()));
            cursor = page.body().has("next") ? "&cursor=" + page.text("/next") : null;
        } while (cursor != null);

        assertThat(listed).isEqualTo(placed);
        http.get("/v1/orders?customer=bob").expect(400);
    }

    @Test
    void aRefusedCartSaysWhyItIsCancelledAndNoOtherOrderDoes() {
        caller.is(new Caller("carla " + Ids.next(), Set.of(Role.CUSTOMER)));
        String cancelled = placed().id();
        http.post("/v1/orders/" + cancelled + "/cancellation", null).expect(200);
        Http.Answer refused = place(newKey(), cart(CATALOG.product("Feijoada", "29.90", 1), 3)).expect(409);

        JsonNode listed = http.get("/v1/orders?customer=me").expect(200).body().path("items");

        assertThat(listed.findValuesAsText("id")).contains(refused.text("/orderId"), cancelled);
        assertThat(listed.at("/0/refusal/reason").asText()).isEqualTo("STOCK_UNAVAILABLE");
        assertThat(listed.at("/0/refusal/detail").asText()).isEqualTo(refused.text("/detail"));
        assertThat(listed.get(1).has("refusal")).isFalse();
    }

    @Test
    void anOrderIsThereForItsOwnerAndTheKitchenAndForNobodyElse() {
        String id = placed().id();

        assertThat(http.get("/v1/orders/" + id).expect(200).text("/payment/pix/qrCode")).isNotEmpty();
        caller.is(KITCHEN);
        http.get("/v1/orders/" + id).expect(200);
        caller.is(BOB);
        http.get("/v1/orders/" + id).expect(404);
        http.post("/v1/orders/" + id + "/cancellation", null).expect(404);
        caller.is(Caller.anonymous());
        http.get("/v1/orders/" + id).expect(401);
        caller.is(ANA);
        http.get("/v1/orders/" + Ids.next()).expect(404);
        http.get("/v1/orders/none").expect(404);
        assertThat(order(id).status()).isEqualTo(OrderStatus.PAYMENT_PENDING);
    }

    @Test
    void cancellingTwiceIsCancellingOnce() {
        String id = placed().id();

        assertThat(http.post("/v1/orders/" + id + "/cancellation", Map.of()).expect(200).text("/status"))
            .isEqualTo("CANCELLED");
        int version = order(id).version();
        http.post("/v1/orders/" + id + "/cancellation", null).expect(200);

        assertThat(order(id).version()).isEqualTo(version).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "null", "{}", "{\"reason\": null}"})
    void nothingNeedsToBeSaidOnCancellingHoweverItIsLeftOut(String body) {
        String id = placed().id();

        assertThat(http.send("POST", "/v1/orders/" + id + "/cancellation", body).expect(200).text("/status"))
            .isEqualTo("CANCELLED");
        assertThat(order(id).cancelReason()).isNull();
    }

    @Test
    void aCursorOfOnesOwnOrdersIsNoneOfTheBoardNorTheOtherWayRound() {
        placed();
        placed();
        String own = http.get("/v1/orders?customer=me&limit=1").expect(200).text("/next");

        caller.is(KITCHEN);
        assertThat(http.get("/v1/orders?cursor=" + own).expect(400).text("/errors/0/parameter")).isEqualTo("cursor");

        caller.is(ANA);
        String board = Cursor.of(Map.of("list", "board", "at", "0", "after", Ids.next().toString())).toString();
        http.get("/v1/orders?customer=me&cursor=" + board).expect(400);
    }

    @Test
    void whatTheOwnerSaysOnCancellingIsKeptWithTheOrder() {
        String id = placed().id();

        http.post("/v1/orders/" + id + "/cancellation", Map.of("reason", "r".repeat(201))).expect(422);
        http.post("/v1/orders/" + id + "/cancellation", Map.of("reason", 1)).expect(400);
        http.post("/v1/orders/" + id + "/cancellation", Map.of("reason", "changed my mind")).expect(200);

        assertThat(http.get("/v1/orders/" + id).text("/cancelReason")).isEqualTo("changed my mind");
    }
}
