package io.guardianpartner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** A request that is sent again with its key is one order. */
@InRestaurant
class RepeatedOrderTest {

    private final Customer customer;
    private final Broker broker;
    private final Stock stock;

    RepeatedOrderTest(Restaurant restaurant) {
        customer = restaurant.customer();
        broker = restaurant.broker();
        stock = restaurant.stock();
    }

    @Test
    void theSameRequestTwiceIsOneOrder() {
        String product = stock.product("10.00", 5);
        String key = newKey();

        Order first = new Order(customer.tries(key, product, 1).expect(201).body());
        Order second = new Order(customer.tries(key, product, 1).expect(201).body());

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.paymentId()).isEqualTo(first.paymentId());
        assertThat(stock.reserved(product)).isEqualTo(1);
        assertThat(broker.paymentsOf(first)).hasSize(1);
    }

    @Test
    void theSameRequestManyTimesAtOnceIsOneOrder() {
        String product = stock.product("10.00", 50);
        String key = newKey();

        var answers = IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> customer.tries(key, product, 1))).toList()
            .stream().map(CompletableFuture::join).toList();

        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 503)
            .anyMatch(answer -> answer.status() == 201);
        Order order = new Order(customer.tries(key, product, 1).expect(201).body());
        assertThat(answers).filteredOn(answer -> answer.status() == 201)
            .allMatch(answer -> answer.text("/id").equals(order.id()));
        assertThat(stock.reserved(product)).isEqualTo(1);
        assertThat(broker.paymentsOf(order)).hasSize(1);
    }

    @Test
    void aKeyUsedAgainForAnotherCartIsRefused() {
        String product = stock.product("10.00", 5);
        String key = newKey();
        customer.tries(key, product, 1).expect(201);

        customer.tries(key, product, 2).expect(422);

        assertThat(stock.reserved(product)).isEqualTo(1);
    }

    @Test
    void aRefusalIsRememberedWithItsKey() {
        String product = stock.product("10.00", 1);
        String key = newKey();
        customer.tries(key, product, 2).expect(409);
        stock.adds(product, 5);

        customer.tries(key, product, 2).expect(409);

        assertThat(stock.available(product)).isEqualTo(6);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
