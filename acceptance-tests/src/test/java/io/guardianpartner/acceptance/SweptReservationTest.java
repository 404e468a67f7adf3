package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A payment that comes after its reservation was given back. */
@InRestaurant
class SweptReservationTest {

    private final Restaurant restaurant;
    private final Customer customer;
    private final Broker broker;
    private final Stock stock;

    SweptReservationTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        customer = restaurant.customer();
        broker = restaurant.broker();
        stock = restaurant.stock();
    }

    @Test
    void takesItsStockAgainWhileThereIsSome() {
        String product = stock.product("10.00", 2);
        Order order = sweptOrder(product, 2);

        broker.approves(order);

        eventually(() -> assertThat(stock.onHand(product)).isZero());
        assertThat(customer.sees(order).status()).isEqualTo("AWAITING");
        assertThat(stock.reserved(product)).isZero();
    }

    @Test
    void isRefundedWhenTheStockIsGone() {
        String product = stock.product("10.00", 2);
        Order order = sweptOrder(product, 2);
        stock.adds(product, -1);

        broker.approves(order);

        eventually(() -> assertThat(broker.statusOf(order)).isEqualTo("refunded"));
        eventually(() -> assertThat(customer.sees(order).status()).isEqualTo("CANCELLED"));
        assertThat(stock.onHand(product)).isEqualTo(1);
        assertThat(stock.available(product)).isEqualTo(1);
    }

    private Order sweptOrder(String product, int quantity) {
        Order order = customer.orders(product, quantity);
        restaurant.ageReservation(order.id());
        eventually(() -> assertThat(stock.reservation(order.id()).path("status").asText()).isEqualTo("RELEASED"));
        return order;
    }
}
