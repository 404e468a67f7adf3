package io.guardianpartner.acceptance.hardening;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static io.guardianpartner.acceptance.Waiting.eventuallySome;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Messages;
import io.guardianpartner.acceptance.Messages.DeadLetter;
import io.guardianpartner.acceptance.Messages.Letter;
import io.guardianpartner.acceptance.Order;
import io.guardianpartner.acceptance.Restaurant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Somebody who can write into a queue makes no order paid, whatever the envelope pretends. A known id with another body,
 * and a disagreeing sender, are in FailureTableTest.
 */
@InRestaurant
class ForgedMessagesTest {

    private final Restaurant restaurant;
    private final Messages messages;

    ForgedMessagesTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        messages = restaurant.messages();
    }

    @ParameterizedTest
    @CsvSource({"ORDERS_SERVICE", "PRODUCTS_CATALOG_SERVICE", "MSG_SERVICE_ANY", "payments_service"})
    void onlyPaymentsCanSayThatAnOrderIsPaid(String sender) {
        Order order = order();
        Letter letter = Letter.of(sender, "ORDERS_SERVICE", "MSG_PAYMENT_SUCCESS", paid(order));

        messages.send("orders", letter);

        assertThat(parked("orders", letter.body()).outcome()).isIn("forged", "invalid", "unknown-type");
        assertThat(restaurant.customer().sees(order).status()).isEqualTo("PAYMENT_PENDING");
    }

    @ParameterizedTest
    @CsvSource({"target, MSG_SERVICE_ANY", "type, MSG_PAYMENT_FAIL", "type, X", "sender, payments_service"})
    void anAttributeThatDisagreesWithTheBodyIsAForgery(String attribute, String value) {
        Order order = order();
        Letter letter = Letter.of("PAYMENTS_SERVICE", "ORDERS_SERVICE", "MSG_PAYMENT_SUCCESS", paid(order))
            .withAttribute(attribute, value);
        double forged = restaurant.messagesCounted("orders", "forged");

        messages.send("orders", letter);

        assertThat(parked("orders", letter.body()).outcome()).isEqualTo("forged");
        eventually(() -> assertThat(restaurant.messagesCounted("orders", "forged")).isEqualTo(forged + 1));
        assertThat(restaurant.customer().sees(order).status()).isEqualTo("PAYMENT_PENDING");
    }

    @Test
    void anEnvelopeThatSaysSomethingTwiceIsNone() {
        Order order = order();
        Letter letter = Letter.of("PAYMENTS_SERVICE", "ORDERS_SERVICE", "MSG_PAYMENT_SUCCESS", paid(order));
        String body = letter.body().replaceFirst("\\{", "{\"sender\": \"ORDERS_SERVICE\", ");

        messages.send("orders", body, letter.attributes());

        assertThat(parked("orders", body).outcome()).isIn("invalid", "forged");
        assertThat(restaurant.customer().sees(order).status()).isEqualTo("PAYMENT_PENDING");
    }

    @ParameterizedTest
    @CsvSource({"messageId, ${exchangeId}", "messageId, 1-1-1-1-1", "correlationId, x or 1=1", "schemaVersion, 0",
        "schemaVersion, #{1}"})
    void anAttributeThatIsNoneOfItsKindIsParked(String attribute, String value) {
        Order order = order();
        Letter letter = Letter.of("PAYMENTS_SERVICE", "ORDERS_SERVICE", "MSG_PAYMENT_SUCCESS", paid(order))
            .withAttribute(attribute, value);

        messages.send("orders", letter);

        assertThat(parked("orders", letter.body()).outcome()).isEqualTo("invalid");
        assertThat(restaurant.customer().sees(order).status()).isEqualTo("PAYMENT_PENDING");
    }

    @ParameterizedTest
    @CsvSource({"orders, PAYMENTS_SERVICE, ORDERS_SERVICE", "payments, ORDERS_SERVICE, PAYMENTS_SERVICE",
        "catalog, ORDERS_SERVICE, PRODUCTS_CATALOG_SERVICE"})
    void attributesOfCamelsAreNeitherObeyedNorKept(String queue, String sender, String target) {
        try (Canary canary = new Canary()) {
            String elsewhere = "http://" + canary.address() + "/";
            Letter letter = Letter.of(sender, target, "MSG_UNHEARD_OF", Map.of("mark", UUID.randomUUID().toString()))
                .withAttribute("CamelHttpUri", elsewhere).withAttribute("CamelBeanMethodName", "toString")
                .withAttribute("camelhttpuri", elsewhere).withAttribute("CamelAwsSqsReceiptHandle", "other");

            messages.send(queue, letter);

            DeadLetter dead = parked(queue, letter.body());
            assertThat(dead.outcome()).isEqualTo("unknown-type");
            assertThat(dead.attributes().keySet()).noneMatch(name -> name.toLowerCase().startsWith("camel"));
            assertThat(canary.wasCalled()).isFalse();
        }
    }

    @Test
    void moreAttributesThanThereMayBeAreRefusedOrDropped() {
        Letter letter = Letter.of("PAYMENTS_SERVICE", "ORDERS_SERVICE", "MSG_UNHEARD_OF",
            Map.of("mark", UUID.randomUUID().toString()));
        Map<String, String> many = new HashMap<>(letter.attributes());
        IntStream.range(0, 20).forEach(number -> many.put("more" + number, "x"));

        try {
            messages.send("orders", letter.body(), many);
        } catch (SqsException refused) {
            assertThat(refused.statusCode()).isEqualTo(400);
            return;
        }
        assertThat(parked("orders", letter.body()).attributes().keySet()).noneMatch(name -> name.startsWith("more"));
    }

    private Order order() {
        return restaurant.customer().orders(restaurant.stock().product("10.00", 1), 1);
    }

    private static Map<String, Object> paid(Order order) {
        return Map.of("orderId", order.id(), "paymentId", order.paymentId(), "amount", "10.00", "approvedAt",
            "2026-01-01T12:00:00Z");
    }

    private DeadLetter parked(String queue, String body) {
        return eventuallySome(() -> messages.deadLetter(queue, body));
    }
}
