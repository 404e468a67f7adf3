package io.guardianpartner.acceptance.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Restaurant;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Tokens made of good ones: at the gateway and at a service they open nothing. What each service says to every other
 * wrong token is tested there.
 */
@InRestaurant
class ForgedTokenTest {

    private static final String KITCHENS = "{\"cognito:groups\":[\"admin\",\"kitchen\"],";

    private final Restaurant restaurant;
    private final String customer;
    private final String service;

    ForgedTokenTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        customer = restaurant.tokens().person("customer");
        service = restaurant.tokens().service("orders");
    }

    @Test
    void nothingMadeOfAGoodTokenIsBelieved() {
        SoftAssertions all = new SoftAssertions();
        forged().forEach((how, token) -> {
            all.assertThat(status("/v1/orders?customer=me", token)).as("gateway: " + how).isEqualTo(401);
            all.assertThat(restaurant.at("orders").get("/v1/orders?customer=me", "Authorization", "Bearer " + token)
                .status()).as("orders: " + how).isEqualTo(401);
            all.assertThat(restaurant.at("payments").get("/v1/payments?orderId=x", "Authorization", "Bearer " + token)
                .status()).as("payments: " + how).isEqualTo(401);
        });
        all.assertAll();
        assertThat(status("/v1/orders?customer=me", customer)).isEqualTo(200);
    }

    @Test
    void aServicesTokenOpensNothingAtTheFrontDoorAndAPersonsNothingThatIsPrivate() {
        assertThat(status("/v1/orders", service)).isIn(401, 403);
        assertThat(restaurant.at("payments").get("/v1/payments?orderId=0190a0a0-0000-7000-8000-000000000000",
            "Authorization", "Bearer " + customer).status()).isEqualTo(403);
        assertThat(restaurant.at("catalog").get("/v1/reservations/0190a0a0-0000-7000-8000-000000000000",
            "Authorization", "Bearer " + customer).status()).isEqualTo(403);
    }

    @Test
    void aCustomerIsNotTheKitchen() {
        assertThat(status("/v1/orders", customer)).isEqualTo(403);
    }

    private Map<String, String> forged() {
        String[] parts = customer.split("\\.");
        String raised = encoded(decoded(parts[1]).replaceFirst("\\{", KITCHENS));
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("no algorithm", encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        forged.put("no algorithm, in capitals", encoded("{\"alg\":\"NONE\"}") + "." + raised + "." + parts[2]);
        forged.put("raised", parts[0] + "." + raised + "." + parts[2]);
        forged.put("without signature", parts[0] + "." + parts[1] + ".");
        forged.put("without the dot", parts[0] + "." + parts[1]);
        forged.put("another token's signature", parts[0] + "." + parts[1] + "." + service.split("\\.")[2]);
        forged.put("a key from a file", encoded("{\"alg\":\"RS256\",\"kid\":\"../../../dev/null\"}") + "." + raised
            + "." + parts[2]);
        forged.put("a key by SQL", encoded("{\"alg\":\"RS256\",\"kid\":\"' or 1=1 --\"}") + "." + raised + "."
            + parts[2]);
        forged.put("keys from elsewhere", encoded("{\"alg\":\"RS256\",\"kid\":\"k\",\"jku\":\""
            + restaurant.doorAddress() + "/v1/products\"}") + "." + raised + "." + parts[2]);
        forged.put("a signature cut short", customer.substring(0, customer.length() - 8));
        forged.put("two tokens", customer + "," + customer);
        forged.put("an expression", "${header.Authorization}");
        return forged;
    }

    private int status(String path, String token) {
        return restaurant.anonymous().get(path, "Authorization", "Bearer " + token).status();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
