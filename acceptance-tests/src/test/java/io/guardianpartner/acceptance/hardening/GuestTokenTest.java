package io.guardianpartner.acceptance.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.acceptance.Api.Answer;
import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Restaurant;
import org.junit.jupiter.api.Test;

/** Guessing at a guest's order token gets nobody nearer to it, and does not tell which orders there are. */
@InRestaurant
class GuestTokenTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Restaurant restaurant;
    private final UUID order;
    private final String token;

    GuestTokenTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        String product = restaurant.stock().product("10.00", 1);
        Answer placed = restaurant.anonymous().write("POST", "/v1/guest/orders",
            "{\"items\": [{\"productId\": \"" + product + "\", \"quantity\": 1}]}").expect(201);
        order = UUID.fromString(placed.text("/id"));
        token = placed.text("/orderToken");
    }

    @Test
    void noNeighbourOfATokenOpensItsOrder() {
        assertThat(show(token).status()).isEqualTo(200);
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String guess = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(show(guess).status()).as("changed at %s", at).isEqualTo(401);
            assertThat(takeBack(guess).status()).as("taken back by one changed at %s", at).isEqualTo(401);
        }
        for (String guess : new String[]{token + "A", token + "=", token.substring(1), token + "." + token,
            token.toLowerCase(), order.toString(), "null", "undefined"}) {
            assertThat(show(guess).status()).as(guess).isEqualTo(401);
            assertThat(takeBack(guess).status()).as(guess).isEqualTo(401);
        }
        assertThat(show(token).text("/status")).isEqualTo("PAYMENT_PENDING");
    }

    @Test
    void aWrongTokenOfAKnownOrderIsAnsweredAsOneOfAnUnknown() {
        Timings known = new Timings();
        Timings unknown = new Timings();
        for (int times = 0; times < Timings.SAMPLES; times++) {
            Answer ofKnown = known.of(() -> show(guess(order)));
            Answer ofUnknown = unknown.of(() -> show(guess(UUID.randomUUID())));
            assertThat(ofKnown.status()).isEqualTo(401);
            assertThat(told(ofKnown)).isEqualTo(told(ofUnknown));
            assertThat(ofKnown.headers().map().keySet()).isEqualTo(ofUnknown.headers().map().keySet());
        }

        known.assertLike(unknown);
    }

    private Answer show(String guess) {
        return restaurant.anonymous().get("/v1/guest/orders", "Authorization", "Bearer " + guess);
    }

    private Answer takeBack(String guess) {
        return restaurant.anonymous().post("/v1/guest/orders/cancellation", Map.of(), "Authorization",
            "Bearer " + guess);
    }

    private static ObjectNode told(Answer answer) {
        return ((ObjectNode) answer.body()).without("instance");
    }

    private static String guess(UUID orderId) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(48)
            .putLong(orderId.getMostSignificantBits()).putLong(orderId.getLeastSignificantBits()).put(secret).array());
    }
}
