package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static io.guardianpartner.acceptance.Waiting.eventuallySome;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.acceptance.Messages.DeadLetter;
import io.guardianpartner.acceptance.Messages.Letter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outcome of every kind of message, in the services with PostgreSQL and in the one with DynamoDB. */
@InRestaurant
class FailureTableTest {

    private final Restaurant restaurant;
    private final Messages messages;

    FailureTableTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        messages = restaurant.messages();
    }

    @ParameterizedTest
    @CsvSource({"orders", "payments", "catalog"})
    void whatIsNotJsonIsParkedAsInvalid(String queue) {
        String body = "not json " + UUID.randomUUID();

        messages.send(queue, body, Map.of());

        assertThat(parked(queue, body).outcome()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "orders, PAYMENTS_SERVICE, ORDERS_SERVICE, MSG_PAYMENT_SUCCESS",
        "payments, ORDERS_SERVICE, PAYMENTS_SERVICE, MSG_PAYMENT_CANCELLATION_REQUESTED",
        "catalog, ORDERS_SERVICE, MSG_SERVICE_ANY, MSG_ORDER_STATUS_CHANGED"})
    void aPayloadThatBreaksItsSchemaIsParkedAsInvalid(String queue, String sender, String target, String type) {
        Letter letter = Letter.of(sender, target, type, Map.of("orderId", "no uuid " + UUID.randomUUID()));

        messages.send(queue, letter);

        DeadLetter dead = parked(queue, letter.body());
        assertThat(dead.outcome()).isEqualTo("invalid");
        assertThat(dead.failure().path("detail").asText()).contains("orderId");
        assertThat(dead.attributes()).containsAllEntriesOf(letter.attributes());
    }

    @Test
    void aTextThatNoDatabaseKeepsIsParkedAtOnce() {
        Letter letter = Letter.of("ORDERS_SERVICE", "PAYMENTS_SERVICE", "MSG_PAYMENT_CANCELLATION_REQUESTED",
            Map.of("orderId", UUID.randomUUID(), "reason", "changed \u0000 my mind"));

        messages.send("payments", letter);

        DeadLetter dead = parked("payments", letter.body());
        assertThat(dead.outcome()).isEqualTo("invalid");
        assertThat(dead.failure().path("receives").asInt()).isOne();
        assertThat(dead.failure().path("detail").asText()).startsWith("/payload/reason ");
    }

    @ParameterizedTest
    @CsvSource({"orders, PAYMENTS_SERVICE, ORDERS_SERVICE", "payments, ORDERS_SERVICE, PAYMENTS_SERVICE",
        "catalog, ORDERS_SERVICE, PRODUCTS_CATALOG_SERVICE"})
    void attributesThatDisagreeWithTheBodyAreAForgery(String queue, String sender, String target) {
        Letter letter = Letter.of(sender, target, "MSG_UNHEARD_OF", marked())
            .withAttribute("sender", "SOMEBODY_ELSE");
        double before = restaurant.messagesCounted(queue, "forged");

        messages.send(queue, letter);

        assertThat(parked(queue, letter.body()).outcome()).isEqualTo("forged");
        eventually(() -> assertThat(restaurant.messagesCounted(queue, "forged")).isGreaterThan(before));
    }

    @ParameterizedTest
    @CsvSource({"orders, PAYMENTS_SERVICE", "payments, ORDERS_SERVICE", "catalog, ORDERS_SERVICE"})
    void aMessageForAnotherServiceIsDropped(String queue, String sender) {
        double before = restaurant.messagesCounted(queue, "misrouted");

        messages.send(queue, Letter.of(sender, "SOMEBODY_ELSE", "MSG_UNHEARD_OF", marked()));

        eventually(() -> assertThat(restaurant.messagesCounted(queue, "misrouted")).isEqualTo(before + 1));
    }

    @ParameterizedTest
    @CsvSource({"orders, PAYMENTS_SERVICE", "payments, ORDERS_SERVICE", "catalog, ORDERS_SERVICE"})
    void aBroadcastOfATypeThatNobodyHandlesHereIsIgnored(String queue, String sender) {
        double before = restaurant.messagesCounted(queue, "ignored");

        messages.send(queue, Letter.of(sender, "MSG_SERVICE_ANY", "MSG_UNHEARD_OF", marked()));

        eventually(() -> assertThat(restaurant.messagesCounted(queue, "ignored")).isEqualTo(before + 1));
    }

    @ParameterizedTest
    @CsvSource({"orders, PAYMENTS_SERVICE, ORDERS_SERVICE", "payments, ORDERS_SERVICE, PAYMENTS_SERVICE",
        "catalog, ORDERS_SERVICE, PRODUCTS_CATALOG_SERVICE"})
    void anUnknownTypeThatNamesTheServiceIsParked(String queue, String sender, String target) {
        Letter letter = Letter.of(sender, target, "MSG_UNHEARD_OF", marked());

        messages.send(queue, letter);

        assertThat(parked(queue, letter.body()).outcome()).isEqualTo("unknown-type");
    }

    @ParameterizedTest
    @CsvSource({"orders", "catalog"})
    void theSameMessageAgainHasNoSecondEffect(String queue) {
        Letter letter = handledLetter(queue);
        double before = restaurant.messagesCounted(queue, "duplicate");

        messages.send(queue, letter);

        eventually(() -> assertThat(restaurant.messagesCounted(queue, "duplicate")).isGreaterThan(before));
    }

    @ParameterizedTest
    @CsvSource({"orders", "payments", "catalog"})
    void aKnownIdWithAnotherBodyIsAForgery(String queue) {
        Letter letter = handledLetter(queue);

        Letter forged = letter.withPayload(otherPayload(letter));
        messages.send(queue, forged);

        assertThat(parked(queue, forged.body()).outcome()).isEqualTo("forged");
    }

    @Test
    void aStatusOlderThanTheOneSeenIsStale() {
        UUID order = UUID.randomUUID();
        double before = restaurant.messagesCounted("catalog", "stale");
        double handled = restaurant.messagesCounted("catalog", "handled");
        messages.send("catalog", statusChanged(order, 3, "AWAITING", "CANCELLED"));
        eventually(() -> assertThat(restaurant.messagesCounted("catalog", "handled")).isGreaterThan(handled));

        messages.send("catalog", statusChanged(order, 2, "PAYMENT_PENDING", "AWAITING"));

        eventually(() -> assertThat(restaurant.messagesCounted("catalog", "stale")).isGreaterThan(before));
    }

    @Test
    void aPaymentOfAnUnknownOrderIsRejected() {
        Letter letter = paymentSuccess(UUID.randomUUID().toString(), "10.00");

        messages.send("orders", letter);

        assertThat(parked("orders", letter.body()).outcome()).isEqualTo("rejected");
    }

    @Test
    void aPaymentOfAnotherAmountThanTheOrdersIsRejected() {
        Order order = restaurant.customer().orders(restaurant.stock().product("10.00", 1), 1);
        Letter letter = paymentSuccess(order.id(), "0.01");

        messages.send("orders", letter);

        assertThat(parked("orders", letter.body()).outcome()).isEqualTo("rejected");
        assertThat(restaurant.customer().sees(order).status()).isEqualTo("PAYMENT_PENDING");
    }

    @Test
    void aBareEnvelopeIsProcessedAndParkedUnderItsQueuesMessageId() {
        Letter letter = paymentSuccess(UUID.randomUUID().toString(), "10.00");

        messages.send("orders", letter.body(), Map.of());

        DeadLetter dead = parked("orders", letter.body());
        assertThat(dead.outcome()).isEqualTo("rejected");
        assertThat(dead.attributes().get("messageId")).isNotBlank();
    }

    @Test
    void anAttributeThatLooksLikeACamelHeaderIsDropped() {
        Letter letter = paymentSuccess(UUID.randomUUID().toString(), "10.00")
            .withAttribute("CamelSqlQuery", "drop table products");

        messages.send("orders", letter);

        assertThat(parked("orders", letter.body()).attributes()).doesNotContainKey("CamelSqlQuery");
    }

    @Test
    void aMessageIsTriedAgainUntilTheDatabaseIsBack() {
        String product = restaurant.stock().product("10.00", 2);
        Order order = restaurant.customer().orders(product, 1);
        double retried = restaurant.messagesCounted("catalog", "retried");
        try (Restaurant.Paused gone = restaurant.withoutDatabase("catalog")) {
            restaurant.customer().cancels(order).expect(200);
            eventually(() -> assertThat(restaurant.messagesCounted("catalog", "retried")).isGreaterThan(retried));
        }

        eventually(() -> assertThat(restaurant.stock().available(product)).isEqualTo(2));
    }

    @Test
    void aMessageThatFailsOnItsLastReceiveIsParked() {
        Letter letter = statusChanged(UUID.randomUUID(), 2, "PAYMENT_PENDING", "CANCELLED");
        try (Restaurant.Paused gone = restaurant.withoutDatabase("catalog")) {
            messages.send("catalog", letter);

            DeadLetter dead = parked("catalog", letter.body());

            assertThat(dead.outcome()).isEqualTo("retries-exhausted");
            assertThat(dead.failure().path("receives").asInt()).isEqualTo(20);
        }
    }

    private DeadLetter parked(String queue, String body) {
        return eventuallySome(() -> messages.deadLetter(queue, body));
    }

    /** A message that this service has just handled: orders has applied it, catalog has left a tombstone. */
    private Letter handledLetter(String queue) {
        Letter letter = switch (queue) {
            case "catalog" -> statusChanged(UUID.randomUUID(), 2, "PAYMENT_PENDING", "CANCELLED");
            case "payments" -> Letter.of("ORDERS_SERVICE", "PAYMENTS_SERVICE", "MSG_PAYMENT_CANCELLATION_REQUESTED",
                Map.of("orderId", UUID.randomUUID().toString(), "reason", "a test"));
            default -> paymentFail(restaurant.customer().orders(restaurant.stock().product("10.00", 1), 1));
        };
        double before = restaurant.messagesCounted(queue, "handled");
        messages.send(queue, letter);
        eventually(() -> assertThat(restaurant.messagesCounted(queue, "handled")).isGreaterThan(before));
        return letter;
    }

    private static Letter paymentFail(Order order) {
        return Letter.of("PAYMENTS_SERVICE", "ORDERS_SERVICE", "MSG_PAYMENT_FAIL",
            Map.of("orderId", order.id(), "paymentId", order.paymentId(), "reason", "REJECTED"));
    }

    private static Map<String, Object> otherPayload(Letter letter) {
        Map<String, Object> payload = new java.util.HashMap<>(payloadOf(letter));
        payload.put(payload.containsKey("reason") ? "reason" : "status",
            payload.containsKey("reason") ? "EXPIRED" : "PAYMENT_FAILED");
        return payload;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> payloadOf(Letter letter) {
        return (Map<String, Object>) letter.envelope().get("payload");
    }

    private static Letter paymentSuccess(String orderId, String amount) {
        return Letter.of("PAYMENTS_SERVICE", "ORDERS_SERVICE", "MSG_PAYMENT_SUCCESS", Map.of("orderId", orderId,
            "paymentId", UUID.randomUUID().toString(), "amount", amount, "approvedAt", "2026-01-01T12:00:00Z"));
    }

    private static Letter statusChanged(UUID orderId, int version, String previous, String status) {
        return Letter.of("ORDERS_SERVICE", "MSG_SERVICE_ANY", "MSG_ORDER_STATUS_CHANGED",
            Map.of("orderId", orderId.toString(), "version", version, "previousStatus", previous, "status", status,
                "items", List.of(Map.of("productId", UUID.randomUUID().toString(), "quantity", 1)),
                "occurredAt", "2026-01-01T12:00:00Z"));
    }

    private static Map<String, Object> marked() {
        return Map.of("mark", UUID.randomUUID().toString());
    }
}
