package io.guardianpartner.acceptance;

import org.junit.jupiter.api.Test;

/** Two pods of each service on the same queues, tables and databases. */
@InRestaurant
class TwoPodsTest {

    private final Restaurant restaurant;

    TwoPodsTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @Test
    void theyServeTheSameOrders() {
        try (TwoPods pods = restaurant.withSecondPods()) {
            pods.serveOrders(restaurant.stock());
        }
    }
}
