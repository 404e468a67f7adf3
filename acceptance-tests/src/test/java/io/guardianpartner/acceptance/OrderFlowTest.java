package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static io.guardianpartner.acceptance.Waiting.eventuallySome;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways of one order, as the people in it see them. */
@InRestaurant
class OrderFlowTest {

    private final Customer customer;
    private final Kitchen kitchen;
    private final Broker broker;
    private final Stock stock;
    private final Restaurant restaurant;

    OrderFlowTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        customer = restaurant.customer();
        kitchen = restaurant.kitchen();
        broker = restaurant.broker();
        stock = restaurant.stock();
    }

    @AfterEach
    void theBrokerIsWellAgain() {
        broker.isWell();
    }

    @Test
    void anOrderGoesFromTheMenuToTheCustomersHands() {
        String product = stock.product("29.90", 5);

        Order order = customer.orders(product, 2);
        assertThat(order.status()).isEqualTo("PAYMENT_PENDING");
        assertThat(order.total()).isEqualTo("59.80");
        assertThat(order.copiaECola()).startsWith("000201").contains("br.gov.bcb.pix");
        assertThat(stock.reserved(product)).isEqualTo(2);

        broker.approves(order);
        becomes(order, "AWAITING");
        assertThat(kitchen.board()).contains(order.id());
        eventually(() -> assertThat(stock.onHand(product)).isEqualTo(3));
        assertThat(stock.reserved(product)).isZero();

        for (String status : new String[]{"IN_PROGRESS", "DONE", "FINISHED"}) {
            kitchen.moves(order, status).expect(200);
        }
        assertThat(customer.sees(order).status()).isEqualTo("FINISHED");
        assertThat(kitchen.board()).doesNotContain(order.id());
    }

    @Test
    void tooLittleStockIsRefusedByNameAndReservesNothing() {
        String product = stock.product("10.00", 1);

        Api.Answer answer = customer.tries(newKey(), product, 3).expect(409);

        assertThat(answer.text("/type")).isEqualTo("urn:guardian:problem:stock-unavailable");
        assertThat(answer.text("/lines/0/productId")).isEqualTo(product);
        assertThat(answer.body().at("/lines/0/wanted").asInt()).isEqualTo(3);
        assertThat(answer.body().at("/lines/0/available").asInt()).isEqualTo(1);
        assertThat(stock.available(product)).isEqualTo(1);
    }

    @Test
    void aRejectedPaymentGivesTheStockBack() {
        String product = stock.product("10.00", 2);
        Order order = customer.orders(product, 2);

        broker.rejects(order);

        becomes(order, "PAYMENT_FAILED");
        eventually(() -> assertThat(stock.available(product)).isEqualTo(2));
    }

    @Test
    void anExpiredPixGivesTheStockBack() {
        String product = stock.product("10.00", 2);
        Order order = customer.orders(product, 1);

        broker.expires(order);

        becomes(order, "PAYMENT_FAILED");
        eventually(() -> assertThat(stock.available(product)).isEqualTo(2));
    }

    @Test
    void anOrderWhosePixRanOutIsPaidByAnotherOneAndByNoOther() {
        String product = stock.product("10.00", 2);
        Order first = customer.orders(product, 2);
        broker.expires(first);
        becomes(first, "PAYMENT_FAILED");

        Order again = eventuallySome(() -> customer.paysAnew(first));
        broker.approves(again);

        becomes(again, "AWAITING");
        eventually(() -> assertThat(List.of(stock.onHand(product), stock.reserved(product))).containsExactly(0, 0));
        broker.approvesLate(first);
        eventually(() -> assertThat(broker.statusOf(first)).isEqualTo("refunded"));
        assertThat(broker.statusOf(again)).isEqualTo("approved");
        assertThat(customer.sees(again).status()).isEqualTo("AWAITING");
    }

    @Test
    void aPaymentIsFoundThoughItsWebhookIsNeverSent() {
        Order order = customer.orders(stock.product("10.00", 2), 1);
        broker.faults(Map.of("webhooks", "off"));

        broker.approves(order);

        becomes(order, "AWAITING");
    }

    @Test
    void aWebhookThatComesTwicePaysOnce() {
        String product = stock.product("10.00", 2);
        broker.faults(Map.of("webhooks", "duplicate"));
        Order order = customer.orders(product, 1);

        broker.approves(order);

        becomes(order, "AWAITING");
        eventually(() -> assertThat(stock.onHand(product)).isEqualTo(1));
        assertThat(customer.sees(order).version()).isEqualTo(2);
    }

    @Test
    void anOrderCancelledBeforeItIsPaidCostsNothing() {
        String product = stock.product("10.00", 2);
        Order order = customer.orders(product, 2);

        customer.cancels(order).expect(200);

        assertThat(customer.sees(order).status()).isEqualTo("CANCELLED");
        eventually(() -> assertThat(stock.available(product)).isEqualTo(2));
        eventually(() -> assertThat(broker.statusOf(order)).isEqualTo("cancelled"));
    }

    @Test
    void anOrderCancelledAfterItIsPaidIsRefundedAndItsStockComesBack() {
        String product = stock.product("10.00", 2);
        Order order = customer.orders(product, 2);
        broker.approves(order);
        becomes(order, "AWAITING");

        customer.cancels(order).expect(200);

        eventually(() -> assertThat(broker.statusOf(order)).isEqualTo("refunded"));
        eventually(() -> assertThat(customer.sees(order).paymentStatus()).isEqualTo("REFUNDED"));
        eventually(() -> assertThat(stock.available(product)).isEqualTo(2));
        assertThat(stock.onHand(product)).isEqualTo(2);
    }

    @Test
    void aPaymentThatSucceedsAfterTheCancellationIsRefunded() {
        String product = stock.product("10.00", 2);
        Order order = customer.orders(product, 1);
        // Payments stands still, so that the customer's payment reaches the broker before the cancellation does.
        try (Restaurant.Paused stopped = restaurant.freeze("payments")) {
            customer.cancels(order).expect(200);
            broker.approves(order);
        }

        eventually(() -> assertThat(broker.statusOf(order)).isEqualTo("refunded"));
        assertThat(customer.sees(order).status()).isEqualTo("CANCELLED");
        eventually(() -> assertThat(stock.available(product)).isEqualTo(2));
    }

    @Test
    void aCancellationOvertakesASlowReservation() {
        String product = stock.product("10.00", 3);
        String before = customer.newest().orElse("none");
        CompletableFuture<Api.Answer> placing;
        String orderId;
        try (Restaurant.Paused stopped = restaurant.freeze("catalog")) {
            placing = CompletableFuture.supplyAsync(() -> customer.tries(newKey(), product, 1));
            orderId = eventuallySome(() -> customer.newest().filter(id -> !id.equals(before)));
            customer.cancels(orderId).expect(200);
        }

        assertThat(placing.join().status()).isIn(409, 503);
        assertThat(customer.sees(orderId).status()).isEqualTo("CANCELLED");
        eventually(() -> assertThat(stock.available(product)).isEqualTo(3));
    }

    @Test
    void aCancellationOvertakesASlowPayment() {
        String product = stock.product("10.00", 3);
        String before = customer.newest().orElse("none");
        broker.faults(Map.of("delayMillis", 3000));

        CompletableFuture<Api.Answer> placing = CompletableFuture
            .supplyAsync(() -> customer.tries(newKey(), product, 1));
        eventually(() -> assertThat(stock.reserved(product)).isEqualTo(1));
        String orderId = eventuallySome(() -> customer.newest().filter(id -> !id.equals(before)));
        customer.cancels(orderId).expect(200);

        assertThat(placing.join().status()).isIn(201, 409, 503);
        assertThat(customer.sees(orderId).status()).isEqualTo("CANCELLED");
        eventually(() -> assertThat(stock.available(product)).isEqualTo(3));
        eventually(() -> assertThat(broker.open(restaurant.paymentsOf(orderId))).isEmpty());
    }

    private void becomes(Order order, String status) {
        eventually(() -> assertThat(customer.sees(order).status()).isEqualTo(status));
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
