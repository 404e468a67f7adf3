package io.guardianpartner.orders.story;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Role;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.testing.MessagesTest;
import org.junit.jupiter.api.Test;

/** The story of an order, with all that the table really keeps of it. */
class OrderStoryTest extends MessagesTest {

    private static final Caller ADMIN = new Caller("manager", Set.of(Role.ADMIN));

    @Test
    void aPaidAndCookedOrderTellsEachStepWithWhoTookItAndWhichMessages() {
        String id = placed().id();
        var paid = probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, UUID.fromString(id),
            new PaymentSuccess(UUID.fromString(id), order(id).paymentId(), Orders.TOTAL, Instant.now()));
        probe.send(paid);
        becomes(id, OrderStatus.AWAITING);
        caller.is(KITCHEN);
        List.of("IN_PROGRESS", "DONE", "FINISHED")
            .forEach(status -> http.patch("/v1/orders/" + id + "/status", Map.of("status", status)).expect(200));
        nothingWaits(id);

        JsonNode story = story(id);

        assertThat(each(story, "REQUEST", "STOCK", "PAYMENT", "STATUS")).containsExactly(
            "CUSTOMER placed, PAYMENT_PENDING", "CUSTOMER the catalog has reserved its portions",
            "CUSTOMER payments has created its Pix", "MESSAGE PAYMENT_PENDING → AWAITING",
            "KITCHEN AWAITING → IN_PROGRESS", "KITCHEN IN_PROGRESS → DONE", "KITCHEN DONE → FINISHED");
        assertThat(of(story, "STATUS").get(0).path("message").toString()).contains(paid.messageId().toString(),
            MSG_PAYMENT_SUCCESS, "handled");
        assertThat(of(story, "MESSAGE_OUT")).hasSize(4)
            .allMatch(told -> told.at("/message/outcome").asText().equals("published"));
        assertThat(story.path("waitsFor")).isEmpty();
        assertThat(story.path("notes")).extracting(JsonNode::asText).containsExactly(
            "catalog: its part is missing, it answered 404 now.",
            "payments: its part is missing, it answered 404 now.");
    }

    @Test
    void theNumberOfTodayIsEnough() {
        var placed = placed();

        assertThat(story(placed.text("/trackingNumber")).path("orderId").asText()).isEqualTo(placed.id());
        assertThat(story(String.valueOf(Integer.parseInt(placed.text("/trackingNumber")))).path("orderId").asText())
            .isEqualTo(placed.id());
        caller.is(ADMIN);
        http.get("/v1/orders/999999/story").expect(404);
        http.get("/v1/orders/" + Ids.next() + "/story").expect(404);
        http.get("/v1/orders/nonsense/story").expect(404);
    }

    @Test
    void anOrderThatHangsSaysOnWhatAndUntilWhen() {
        PAYMENTS.answers(503);
        String key = newKey();
        var hangs = place(key, Map.of("items", cart(CATALOG.product("Feijoada", "29.90", 10), 1).get("items"),
            "payer", Map.of("email", "ana@example.org"), "notes", "no onions"));
        assertThat(hangs.status()).isEqualTo(503);
        String id = http.get("/v1/orders?customer=me&limit=1").expect(200).text("/items/0/id");

        JsonNode story = story(id);

        assertThat(story.at("/waitsFor/0/what").asText()).isEqualTo("payments to create its Pix; then it is undone");
        assertThat(Instant.parse(story.at("/waitsFor/0/until").asText())).isAfter(Instant.now());
        assertThat(story.toString()).doesNotContain("ana", "example.org", "onions");
    }

    @Test
    void whatItsOwnerWroteAndWhoThatIsIsNotTold() {
        caller.is(new Caller("carla-" + Ids.next(), Set.of(Role.CUSTOMER)));
        String id = placed().id();
        http.post("/v1/orders/" + id + "/cancellation", Map.of("reason", "my neighbour Zeca pays")).expect(200);

        JsonNode story = story(id);

        assertThat(each(story, "STATUS")).containsExactly("CUSTOMER PAYMENT_PENDING → CANCELLED");
        assertThat(story.toString()).doesNotContain("carla", "Zeca", "br.gov.bcb.pix");
    }

    @Test
    void anOrderOfTheVersionBeforeIsToldAsFarAsItIsKept() {
        String id = placed().id();
        nothingWaits(id);
        var item = new HashMap<>(item(id));
        item.remove("history");
        dynamo.putItem(request -> request.tableName(ordersTable).item(item));

        JsonNode story = story(id);

        assertThat(each(story, "REQUEST")).containsExactly("CUSTOMER placed");
        assertThat(story.path("notes").toString()).contains("not all steps were kept");
    }

    private JsonNode story(String order) {
        Caller before = caller.current();
        caller.is(ADMIN);
        try {
            return http.get("/v1/orders/" + order + "/story").expect(200).body();
        } finally {
            caller.is(before);
        }
    }

    private static List<JsonNode> of(JsonNode story, String... kinds) {
        return StreamSupport.stream(story.path("entries").spliterator(), false)
            .filter(entry -> List.of(kinds).contains(entry.path("kind").asText())).toList();
    }

    private static List<String> each(JsonNode story, String... kinds) {
        return of(story, kinds).stream().map(entry -> entry.path("by").asText() + " " + entry.path("what").asText())
            .toList();
    }
}
