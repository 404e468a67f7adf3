package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** An order whose customer went away before there was an answer. */
@InRestaurant
class AbandonedOrderTest {

    private final Restaurant restaurant;
    private final Broker broker;
    private final Stock stock;

    AbandonedOrderTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        broker = restaurant.broker();
        stock = restaurant.stock();
    }

    @Test
    void isFinishedOnceTheBrokerIsBack() {
        String product = stock.product("10.00", 2);
        String orderId = abandoned(product);

        broker.isWell();

        eventually(() -> assertThat(restaurant.customer().sees(orderId).copiaECola()).isNotEmpty());
        assertThat(stock.reserved(product)).isEqualTo(1);
    }

    @Test
    void isUndoneWhenTheBrokerStaysAway() {
        String product = stock.product("10.00", 2);
        String orderId = abandoned(product);
        try {
            eventually(() -> assertThat(restaurant.customer().sees(orderId).status()).isEqualTo("CANCELLED"));
            eventually(() -> assertThat(stock.available(product)).isEqualTo(2));
        } finally {
            broker.isWell();
        }
        eventually(() -> assertThat(broker.open(restaurant.paymentsOf(orderId))).isEmpty());
    }

    private String abandoned(String product) {
        broker.faults(Map.of("create", "unavailable"));
        restaurant.customer().tries(UUID.randomUUID().toString(), product, 1).expect(503);
        return restaurant.customer().newest().orElseThrow();
    }
}
