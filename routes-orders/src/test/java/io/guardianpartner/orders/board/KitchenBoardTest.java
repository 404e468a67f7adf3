package io.guardianpartner.orders.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.PaymentRules;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import io.guardianpartner.orders.update.OrderChange;
import io.guardianpartner.orders.update.OrderUpdateRoutes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KitchenBoardTest extends OrdersTest {

    @Test
    void theBoardShowsWhatIsDoneThenWhatIsBeingMadeThenWhatWaitsEachByAge() {
        String first = paid();
        String second = paid();
        String third = paid();
        String fourth = paid();
        String unpaid = placed().id();
        moves(second, "IN_PROGRESS");
        moves(third, "IN_PROGRESS");
        moves(third, "DONE");

        assertThat(board(100)).containsSubsequence(third, second, first, fourth).doesNotContain(unpaid);
        assertThat(board(1).stream().distinct().toList()).as("orders, of which those that just moved may come twice")
            .isEqualTo(board(100));
        moves(third, "FINISHED");
        assertThat(board(2)).containsSubsequence(second, first, fourth).doesNotContain(third);
    }

    @Test
    void anOrderThatMovesBetweenTwoPagesIsOnOneOfThem() {
        String first = paid();
        String second = paid();
        String third = paid();
        caller.is(KITCHEN);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Http.Answer page = http.get("/v1/orders?limit=1" + cursor).expect(200);
            page.body().path("items").forEach(order -> seen.add(order.path("id").asText()));
            if (seen.contains(first)) {
                advance(second);
                advance(third);
            }
            caller.is(KITCHEN);
            cursor = page.body().has("next") ? "&cursor=" + page.text("/next") : null;
        }

        assertThat(seen).contains(first, second, third);
        assertThat(List.of(order(second).status(), order(third).status())).containsOnly(OrderStatus.DONE);
    }

    @Test
    void theKitchenWorksAnOrderOff() {
        String id = paid();

        for (String status : List.of("IN_PROGRESS", "DONE", "FINISHED")) {
            assertThat(moves(id, status).text("/status")).isEqualTo(status);
        }

        assertThat(order(id).version()).isEqualTo(5);
        assertThat(item(id)).doesNotContainKey("board");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAYMENT_PENDING", "AWAITING", "IN_PROGRESS", "DONE", "FINISHED", "PAYMENT_FAILED",
        "CANCELLED"})
    void anOrderThatIsNotPaidStaysAsItIs(String status) {
        String id = placed().id();
        caller.is(KITCHEN);

        Http.Answer answer = http.patch("/v1/orders/" + id + "/status", Map.of("status", status)).expect(409);

        assertThat(answer.text("/status")).isEqualTo("409");
        assertThat(answer.text("/orderStatus")).isEqualTo("PAYMENT_PENDING");
        assertThat(order(id).status()).isEqualTo(OrderStatus.PAYMENT_PENDING);
        assertThat(order(id).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                     | /status
        {"status": "EATEN"}    | /status
        {"status": 1}          | /status
        {"status": null}       | /status
        """)
    void aStatusThatThereIsNotIsNamed(String body, String member) {
        caller.is(KITCHEN);

        Http.Answer answer = http.send("PATCH", "/v1/orders/" + Ids.next() + "/status", body);

        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.raw()).contains(member);
    }

    @Test
    void theKitchenCancelsWhatItHasNotBegun() {
        String id = paid();

        moves(id, "CANCELLED");

        assertThat(order(id).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void onlyTheKitchenSeesTheBoardAndMovesOrders() {
        String id = paid();

        http.get("/v1/orders").expect(403);
        http.patch("/v1/orders/" + id + "/status", Map.of("status", "IN_PROGRESS")).expect(403);
        caller.is(KITCHEN);
        http.patch("/v1/orders/" + Ids.next() + "/status", Map.of("status", "IN_PROGRESS")).expect(404);
        http.patch("/v1/orders/none/status", Map.of("status", "IN_PROGRESS")).expect(404);
        http.get("/v1/orders?cursor=x").expect(400);
        http.get("/v1/orders?limit=0").expect(400);
    }

    private String paid() {
        String id = placed().id();
        UUID payment = order(id).paymentId();
        camel.requestBody(OrderUpdateRoutes.UPDATE, OrderChange.of(UUID.fromString(id),
            (order, now) -> PaymentRules.succeeded(order, payment, Money.of("59.80"), now)));
        return id;
    }

    /** A step, as long as it is on the board afterwards. */
    private void advance(String id) {
        OrderStatus status = order(id).status();
        if (status != OrderStatus.DONE) {
            moves(id, OrderStatus.values()[status.ordinal() + 1].name());
        }
    }

    private Http.Answer moves(String id, String status) {
        caller.is(KITCHEN);
        Http.Answer answer = http.patch("/v1/orders/" + id + "/status", Map.of("status", status)).expect(200);
        caller.is(ANA);
        return answer;
    }

    /** The whole board, so many orders a page. */
    private List<String> board(int limit) {
        caller.is(KITCHEN);
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Http.Answer page = http.get("/v1/orders?limit=" + limit + cursor).expect(200);
            assertThat(page.body().path("items").size()).isLessThanOrEqualTo(limit);
            for (JsonNode order : page.body().path("items")) {
                ids.add(order.path("id").asText());
                assertThat(order.at("/payment/pix").has("qrCode")).isFalse();
            }
            cursor = page.body().has("next") ? "&cursor=" + page.text("/next") : null;
        } while (cursor != null);
        caller.is(ANA);
        return ids;
    }
}
