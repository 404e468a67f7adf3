package io.guardianpartner.acceptance.hardening;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.acceptance.Api.Answer;
import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Messages.Letter;
import io.guardianpartner.acceptance.Restaurant;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text is a text in every field: it is stored and given back as it was, or refused, and nothing evaluates it. */
@InRestaurant
class InjectionTest {

    private final Restaurant restaurant;
    private final String product;
    private Canary canary;

    InjectionTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        product = restaurant.stock().product("10.00", 90);
    }

    @BeforeEach
    void listen() {
        canary = new Canary();
    }

    @AfterEach
    void nobodyHasObeyed() {
        boolean called = canary.wasCalled();
        canary.close();
        assertThat(called).as("something called where a text told it to").isFalse();
        assertThat(restaurant.stock().onHand(product)).isEqualTo(90);
    }

    @Test
    void aProductSaysWhatTheAdministratorWrote() {
        SoftAssertions all = new SoftAssertions();
        for (String text : Injections.calling(canary)) {
            JsonNode made = restaurant.admin().post("/v1/products", described(text)).expect(201).body();
            JsonNode read = restaurant.anonymous().get("/v1/products/" + made.path("id").asText()).expect(200).body();

            all.assertThat(read.path("name").asText()).isEqualTo(text);
            all.assertThat(read.path("description").asText()).isEqualTo(text);
            all.assertThat(found(text)).as("found by %s", text).contains(made.path("id").asText());
            restaurant.admin().delete("/v1/products/" + made.path("id").asText(), "If-Match", "*");
        }
        all.assertAll();
    }

    /** What a product is called goes to orders by message, and into every order of it. */
    @Test
    void aProductThatIsRenamedIsOrderedUnderWhatTheAdministratorWrote() {
        String renamed = restaurant.stock().product("10.00", 90);
        SoftAssertions all = new SoftAssertions();
        for (String text : Injections.calling(canary)) {
            restaurant.admin().put("/v1/products/" + renamed, described(text), "If-Match", "*").expect(200);
            Answer made = restaurant.frontDoor().post("/v1/orders",
                Map.of("items", List.of(Map.of("productId", renamed, "quantity", 1)))).expect(201);

            all.assertThat(made.text("/items/0/name")).isEqualTo(text);
        }
        all.assertAll();
    }

    @Test
    void bodiesOfServicesAndPayersAddressesTakeNothingForWhatItIsNot() {
        SoftAssertions all = new SoftAssertions();
        for (String text : Injections.calling(canary)) {
            all.assertThat(restaurant.service("catalog").post("/v1/reservations", Map.of("orderId", text, "payBy",
                text, "lines", List.of(Map.of("productId", text, "quantity", text)))).status()).as(text).isEqualTo(400);
            all.assertThat(restaurant.service("payments").post("/v1/payments", Map.of("orderId", text, "amount", text,
                "payBy", text)).status()).as(text).isEqualTo(400);
            all.assertThat(restaurant.frontDoor().post("/v1/orders", Map.of("items",
                List.of(Map.of("productId", product, "quantity", 1)), "payer", Map.of("email", text))).status())
                .as(text).isIn(400, 422);
            all.assertThat(restaurant.anonymous().post("/v1/auth/code", Map.of("identifier", text)).status())
                .as(text).isIn(400, 422);
            all.assertThat(restaurant.anonymous().post("/v1/auth/sign-up", Map.of("name", text, "email",
                "ana-" + UUID.randomUUID() + "@example.com", "cpf", text)).status()).as(text).isIn(400, 422);
        }
        all.assertAll();
    }

    @Test
    void aPictureIsNotFetched() {
        Map<String, Object> described = Map.of("name", "Coxinha", "price", "1.00", "categoryType", "SIDE",
            "pictures", List.of("https://" + canary.address() + "/a.png"));

        assertThat(restaurant.admin().post("/v1/products", described).status()).isIn(201, 400, 422);
    }

    @Test
    void anOrderSaysWhatTheCustomerWrote() {
        SoftAssertions all = new SoftAssertions();
        for (String text : Injections.calling(canary)) {
            Map<String, Object> cart = Map.of("items", List.of(Map.of("productId", product, "quantity", 1)), "notes",
                text);
            Answer made = restaurant.frontDoor().post("/v1/orders", cart);
            all.assertThat(made.status()).as(text).isEqualTo(201);
            Answer read = restaurant.frontDoor().get("/v1/orders/" + made.text("/id"));
            all.assertThat(read.text("/notes")).isEqualTo(text);
            all.assertThat(read.text("/status")).isEqualTo("PAYMENT_PENDING");
            Answer cancelled = restaurant.frontDoor().post("/v1/orders/" + made.text("/id") + "/cancellation",
                Map.of("reason", text)).expect(200);
            all.assertThat(cancelled.text("/cancelReason")).isEqualTo(text);
        }
        all.assertAll();
    }

    @Test
    void parametersAndPathsFindNothingMore() {
        SoftAssertions all = new SoftAssertions();
        for (String text : Injections.calling(canary)) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            for (String path : List.of("/v1/products?category=", "/v1/products?cursor=", "/v1/products?limit=")) {
                all.assertThat(restaurant.anonymous().get(path + encoded).status()).as(path + text).isIn(400, 422);
            }
            for (String path : List.of("/v1/orders?customer=me&cursor=",
                "/v1/orders?customer=me&limit=")) {
                all.assertThat(restaurant.frontDoor().get(path + encoded).status()).as(path + text)
                    .isIn(400, 422);
            }
            all.assertThat(restaurant.service("payments").get("/v1/payments?orderId=" + encoded).status()).as(text)
                .isEqualTo(400);
            all.assertThat(restaurant.frontDoor().post("/v1/orders", Map.of("items", List.of()), "Idempotency-Key",
                text).status()).as(text).isIn(400, 422);
            all.assertThat(restaurant.anonymous().post("/v1/webhooks/mercadopago?type=payment&data.id=" + encoded,
                Map.of(), "x-signature", text, "x-request-id", text).status()).as(text).isEqualTo(401);
            all.assertThat(restaurant.anonymous().get("/v1/guest/orders", "Authorization", "Bearer " + text)
                .status()).as(text).isEqualTo(401);
        }
        all.assertAll();
    }

    @Test
    void aPathNamesNothingByAnExpression() {
        SoftAssertions all = new SoftAssertions();
        for (String text : Injections.calling(canary)) {
            // The server itself refuses encoded slashes: PathTricksTest.
            String segment = URLEncoder.encode(text.replaceAll("[/\\\\]", ""), StandardCharsets.UTF_8).replace("+",
                "%20");
            all.assertThat(restaurant.service("payments").get("/v1/payments/" + segment).status()).as(text)
                .isIn(400, 404);
            all.assertThat(restaurant.service("catalog").get("/v1/reservations/" + segment).status()).as(text)
                .isIn(400, 404);
            all.assertThat(restaurant.service("catalog").get("/v1/products/" + segment).status()).as(text)
                .isIn(400, 404);
            all.assertThat(restaurant.at("orders").get("/v1/orders/" + segment, "Authorization",
                "Bearer " + restaurant.tokens().person("customer")).status()).as(text).isIn(400, 404);
        }
        all.assertAll();
    }

    @Test
    void aMessagesTextsAreNotEvaluated() {
        List<String> texts = Injections.calling(canary);
        double handled = restaurant.messagesCounted("payments", "handled");

        texts.forEach(text -> restaurant.messages().send("payments",
            Letter.of("ORDERS_SERVICE", "PAYMENTS_SERVICE", "MSG_PAYMENT_CANCELLATION_REQUESTED",
                Map.of("orderId", UUID.randomUUID().toString(), "reason", text, "amount", text))));

        eventually(() -> assertThat(restaurant.messagesCounted("payments", "handled"))
            .isGreaterThanOrEqualTo(handled + texts.size()));
    }

    @Test
    void anEnvelopesTextsAreNotEvaluated() {
        List<String> texts = Injections.calling(canary);
        double parked = restaurant.messagesCounted("orders", "invalid");

        texts.forEach(text -> restaurant.messages().send("orders",
            Letter.of("PAYMENTS_SERVICE", "ORDERS_SERVICE", text, Map.of("orderId", text))));

        eventually(() -> assertThat(restaurant.messagesCounted("orders", "invalid"))
            .isEqualTo(parked + texts.size()));
    }

    private static Map<String, Object> described(String text) {
        return Map.of("name", text, "description", text, "price", "1.00", "pictures", List.of(), "categoryType",
            "SIDE");
    }

    private List<String> found(String text) {
        JsonNode page = restaurant.anonymous().get("/v1/products?limit=100&text="
            + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")).expect(200).body();
        return page.findValuesAsText("id");
    }
}
