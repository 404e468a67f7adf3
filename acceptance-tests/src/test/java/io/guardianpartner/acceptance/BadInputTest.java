package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventuallySome;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invalid requests get an error that names the wrong member, and nothing is stored or reserved. */
@InRestaurant
class BadInputTest {

    private final Restaurant restaurant;
    private final Api frontDoor;
    private final String product;

    BadInputTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        frontDoor = restaurant.frontDoor();
        product = restaurant.stock().product("10.00", 5);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        no JSON                | {"items": [                                                     |
        no object              | []                                                              |
        nothing at all         | {}                                                              | items
        an empty cart          | {"items": []}                                                   | items
        no product             | {"items": [{"quantity": 1}]}                                    | productId
        a product that is text | {"items": [{"productId": "feijoada", "quantity": 1}]}           | productId
        no quantity            | {"items": [{"productId": "P"}]}                                 | quantity
        a negative quantity    | {"items": [{"productId": "P", "quantity": -1}]}                 | quantity
        zero                   | {"items": [{"productId": "P", "quantity": 0}]}                  | quantity
        a fraction             | {"items": [{"productId": "P", "quantity": 1.5}]}                | quantity
        a huge quantity        | {"items": [{"productId": "P", "quantity": 100}]}                | quantity
        beyond any integer     | {"items": [{"productId": "P", "quantity": 99999999999999999}]}  | quantity
        a quantity as text     | {"items": [{"productId": "P", "quantity": "1"}]}                | quantity
        a mistyped cart        | {"items": "all of it"}                                          | items
        notes too long         | {"items": [{"productId": "P", "quantity": 1}], "notes": "N51"}  | notes
        """)
    void anOrderThatMakesNoSenseIsRefusedByMember(String name, String body, String member) {
        String newest = restaurant.customer().newest().orElse("none");

        Api.Answer answer = frontDoor.write("POST", "/v1/orders",
            body.replace("\"P\"", "\"" + product + "\"").replace("N51", "n".repeat(51)));

        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
            type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body().toString()).contains(member == null ? "status" : member);
        assertThat(restaurant.customer().newest().orElse("none")).isEqualTo(newest);
        assertThat(restaurant.stock().reserved(product)).isZero();
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        String nobody = UUID.randomUUID().toString();

        assertThat(restaurant.customer().tries(nobody, nobody, 1).status()).isEqualTo(404);
        assertThat(frontDoor.get("/v1/orders/" + nobody).status()).isEqualTo(404);
        assertThat(restaurant.service("payments").get("/v1/payments/" + nobody).status()).isEqualTo(404);
        assertThat(restaurant.service("catalog").get("/v1/reservations/" + nobody).status()).isEqualTo(404);
    }

    @Test
    void aTransitionThatTheStateMachineLacksChangesNothing() {
        Order order = restaurant.customer().orders(product, 1);

        for (String status : new String[]{"AWAITING", "IN_PROGRESS", "DONE", "FINISHED", "PAYMENT_FAILED"}) {
            assertThat(restaurant.kitchen().moves(order, status).status()).as(status).isEqualTo(409);
        }

        assertThat(restaurant.customer().sees(order).status()).isEqualTo("PAYMENT_PENDING");
        assertThat(restaurant.customer().sees(order).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"catalog", "payments"})
    void aCalleeThatIsAwayIsAnsweredByTryAgainAndTheSameKeyEndsOnce(String callee) {
        String key = UUID.randomUUID().toString();
        try (Restaurant.Paused stopped = restaurant.freeze(callee)) {
            Api.Answer answer = restaurant.customer().tries(key, product, 1);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }

        Order order = eventuallySome(() -> restaurant.customer().placed(key, product, 1));

        assertThat(restaurant.broker().paymentsOf(order)).hasSize(1);
        assertThat(restaurant.stock().reserved(product)).isEqualTo(1);
    }

    @Test
    void aBrokerThatIsAwayIsAnsweredByTryAgainAndTheSameKeyEndsOnce() {
        String key = UUID.randomUUID().toString();
        restaurant.broker().faults(Map.of("create", "unavailable"));
        try {
            assertThat(restaurant.customer().tries(key, product, 1).status()).isEqualTo(503);
        } finally {
            restaurant.broker().isWell();
        }

        Order order = eventuallySome(() -> restaurant.customer().placed(key, product, 1));

        assertThat(restaurant.broker().paymentsOf(order)).hasSize(1);
    }

    @Test
    void aWebhookWithoutAGoodSignatureIsRefused() {
        String path = "/v1/webhooks/mercadopago?data.id=1&type=payment";
        Map<String, Object> body = Map.of("type", "payment", "data", Map.of("id", "1"));

        assertThat(frontDoor.post(path, body).status()).isEqualTo(401);
        assertThat(frontDoor.post(path, body, "x-signature", "ts=1,v1=00", "x-request-id", "r").status())
            .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"/v1/reservations/x", "/v1/payments", "/actuator/health", "/v1/orders/../payments",
        "/v1/orders/%2e%2e/payments", "//v1/payments", "/v1/webhooks/mercadopago/../../payments"})
    void whatIsPrivateIsNotFoundFromOutside(String path) {
        assertThat(frontDoor.get(path).status()).isIn(400, 404);
    }
}
