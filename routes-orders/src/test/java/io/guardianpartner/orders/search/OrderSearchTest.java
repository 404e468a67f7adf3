package io.guardianpartner.orders.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Role;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;

/** The indexes of the real table find orders of every status, and the one that had a number on a day. */
class OrderSearchTest extends OrdersTest {

    private static final Caller ADMIN = new Caller("boss", Set.of(Role.ADMIN));
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/Sao_Paulo"));

    @Test
    void ordersOfAStatusAreListedNewestFirstPageByPage() {
        String first = placed().id();
        String second = placed().id();
        String third = placed().id();
        cancels(second);

        assertThat(ofStatus("PAYMENT_PENDING", 1)).containsSubsequence(third, first).doesNotContain(second);
        assertThat(ofStatus("CANCELLED", 100)).contains(second).doesNotContain(first, third);
        assertThat(ofStatus("AWAITING", 100)).doesNotContain(first, second, third);
    }

    @Test
    void aNumberIsThatOfItsDay() {
        Http.Answer placed = placed();
        String number = placed.text("/trackingNumber");

        assertThat(ofNumber(number, TODAY)).containsExactly(placed.id());
        assertThat(ofNumber(Integer.toString(Integer.parseInt(number)), TODAY)).containsExactly(placed.id());
        assertThat(ofNumber(number, TODAY.minusDays(1))).isEmpty();
        assertThat(ofNumber(number, TODAY.plusDays(1))).isEmpty();
        assertThat(ofNumber("999999999", TODAY)).isEmpty();
    }

    @Test
    void whatCannotBeLookedForIsToldByItsName() {
        caller.is(ADMIN);
        assertThat(http.get("/v1/orders?status=PAID").expect(400).text("/errors/0/parameter")).isEqualTo("status");
        assertThat(http.get("/v1/orders?trackingNumber=7").expect(400).text("/errors/0/parameter")).isEqualTo("date");
        assertThat(http.get("/v1/orders?trackingNumber=a&date=" + TODAY).expect(400).text("/errors/0/parameter"))
            .isEqualTo("trackingNumber");
    }

    private void cancels(String id) {
        caller.is(ADMIN);
        http.post("/v1/orders/" + id + "/cancellation", Map.of()).expect(200);
    }

    private List<String> ofStatus(String status, int limit) {
        caller.is(ADMIN);
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Http.Answer page = http.get("/v1/orders?status=" + status + "&limit=" + limit + cursor).expect(200);
            ids.addAll(idsOf(page.body()));
            cursor = page.body().has("next") ? "&cursor=" + page.text("/next") : null;
        }
        return ids;
    }

    private List<String> ofNumber(String number, LocalDate day) {
        caller.is(ADMIN);
        return idsOf(http.get("/v1/orders?trackingNumber=" + number + "&date=" + day).expect(200).body());
    }

    private static List<String> idsOf(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(order -> ids.add(order.path("id").asText()));
        return ids;
    }
}
