package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import io.guardianpartner.acceptance.Messages.Letter;
import org.junit.jupiter.api.Test;

/** Services hear each other as the contract says, and not otherwise. */
@InRestaurant
class TopologyTest {

    private final Restaurant restaurant;

    TopologyTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @Test
    void aBroadcastReachesEveryQueueThatListens() {
        double payments = restaurant.messagesCounted("payments", "ignored");
        double catalog = restaurant.messagesCounted("catalog", "ignored");
        double orders = restaurant.messagesCounted("orders", "ignored");

        restaurant.messages().publish("orders", letter("MSG_SERVICE_ANY"));

        eventually(() -> assertThat(restaurant.messagesCounted("payments", "ignored")).isEqualTo(payments + 1));
        eventually(() -> assertThat(restaurant.messagesCounted("catalog", "ignored")).isEqualTo(catalog + 1));
        assertThat(restaurant.messagesCounted("orders", "ignored")).as("its own broadcast").isEqualTo(orders);
    }

    @Test
    void aTargetedMessageReachesOnlyItsOwnQueue() {
        double payments = restaurant.messagesCounted("payments", "unknown-type");
        double catalog = restaurant.messagesCounted("catalog", "misrouted");

        restaurant.messages().publish("orders", letter("PAYMENTS_SERVICE"));
        // Published after it: once this one has arrived at catalog, the first would have too.
        double ignored = restaurant.messagesCounted("catalog", "ignored");
        restaurant.messages().publish("orders", letter("MSG_SERVICE_ANY"));

        eventually(() -> assertThat(restaurant.messagesCounted("payments", "unknown-type")).isEqualTo(payments + 1));
        eventually(() -> assertThat(restaurant.messagesCounted("catalog", "ignored")).isEqualTo(ignored + 1));
        assertThat(restaurant.messagesCounted("catalog", "misrouted")).isEqualTo(catalog);
    }

    private static Letter letter(String target) {
        return Letter.of("ORDERS_SERVICE", target, "MSG_UNHEARD_OF", Map.of("mark", UUID.randomUUID().toString()));
    }
}
