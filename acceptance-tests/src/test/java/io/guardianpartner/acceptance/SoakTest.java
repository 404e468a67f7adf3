package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.guardianpartner.acceptance.Messages.Letter;
import io.guardianpartner.acceptance.SoakPlan.Told;
import org.junit.jupiter.api.Test;

/**
 * Many messages, some of them more than once, all in disorder, while their consumers are killed at random: none is lost,
 * none is applied twice. {@code -Dsoak.catalog=100000 -Dsoak.orders=5000 -Dsoak.kills=30} is the long version.
 */
@InRestaurant
class SoakTest {

    private static final int PRODUCTS = 40;
    private static final int LETTERS_OF_AN_ORDER = 5;
    private static final int PUBLISHED_AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int CATALOG_LETTERS = Integer.getInteger("soak.catalog", 2000);
    private static final int ORDERS_LETTERS = Integer.getInteger("soak.orders", 100);
    private static final int KILLS = Integer.getInteger("soak.kills", 1);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

    private final Restaurant restaurant;
    private final Messages messages;
    private final Stock stock;
    private final Random random = new Random(SEED);

    SoakTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        messages = restaurant.messages();
        stock = restaurant.stock();
    }

    @Test
    void theCatalogAppliesEachMessageOnceThoughItIsKilledOnAndOn() {
        Map<String, Integer> shelves = shelves();
        SoakPlan plan = SoakPlan.of(CATALOG_LETTERS, List.copyOf(shelves.keySet()), random);
        System.out.printf("soak of the catalog: %d messages about %d orders, seed %d%n", plan.letters().size(),
            plan.orders().size(), SEED);
        long parkedBefore = messages.waiting("catalog-dead-letters");

        killedWhileReading("catalog", "orders", plan.letters());

        List<String> wrong = plan.orders().parallelStream().filter(this::isNotAsTold).map(Told::toString).toList();
        assertThat(wrong).as("orders whose news was lost, -Dsoak.seed=%d", SEED).isEmpty();
        Map<String, Integer> taken = plan.orders().stream()
            .collect(Collectors.groupingBy(Told::productId, Collectors.summingInt(Told::taken)));
        shelves.forEach((product, before) -> assertThat(stock.onHand(product))
            .as("on hand of %s, %d before; more or less means lost or twice; -Dsoak.seed=%d", product, before, SEED)
            .isEqualTo(before - taken.getOrDefault(product, 0)));
        assertThat(messages.waiting("catalog-dead-letters")).as("parked").isEqualTo(parkedBefore);
    }

    @Test
    void ordersBecomeTheKitchensOnceThoughTheirServiceIsKilledOnAndOn() throws Exception {
        String product = stock.product("10.00", ORDERS_LETTERS);
        List<Order> orders = IntStream.range(0, ORDERS_LETTERS / LETTERS_OF_AN_ORDER).parallel()
            .mapToObj(i -> restaurant.customer().orders(product, 1)).toList();
        List<Letter> letters = orders.stream().flatMap(this::newsOfPayments).collect(Collectors.toList());
        Collections.shuffle(letters, random);
        System.out.printf("soak of orders: %d messages about %d orders, seed %d%n", letters.size(), orders.size(),
            SEED);
        long parkedBefore = messages.waiting("orders-dead-letters");

        try (History history = new History(restaurant.messages(), "orders")) {
            killedWhileReading("orders", "payments", letters);

            eventually(() -> orders.forEach(order -> assertThat(history.of(order.id()))
                .as("what %s told of itself, -Dsoak.seed=%d", order.id(), SEED).containsExactly("2 AWAITING")));
        }
        orders.forEach(order -> assertThat(restaurant.customer().sees(order).status()).isEqualTo("AWAITING"));
        assertThat(messages.waiting("orders-dead-letters")).as("parked").isEqualTo(parkedBefore);
    }

    private Map<String, Integer> shelves() {
        return IntStream.range(0, PRODUCTS).mapToObj(i -> stock.product("10.00", CATALOG_LETTERS))
            .collect(Collectors.toMap(Function.identity(), id -> CATALOG_LETTERS));
    }

    private boolean isNotAsTold(Told order) {
        var answer = restaurant.service("catalog").get("/v1/reservations/" + order.id());
        return answer.status() != 200 || !answer.text("/status").equals(order.fate().reservation());
    }

    /** Its payment's success, the failure of one that is not its own, and both again. */
    private Stream<Letter> newsOfPayments(Order order) {
        Letter success = Letter.of("PAYMENTS_SERVICE", "ORDERS_SERVICE", "MSG_PAYMENT_SUCCESS", Map.of(
            "orderId", order.id(), "paymentId", order.paymentId(), "amount", order.total(),
            "approvedAt", "2026-01-01T12:00:00Z"));
        Letter othersFailure = Letter.of("PAYMENTS_SERVICE", "ORDERS_SERVICE", "MSG_PAYMENT_FAIL", Map.of(
            "orderId", order.id(), "paymentId", UUID.randomUUID().toString(), "reason", "REJECTED"));
        return Stream.of(success, success, success, othersFailure, othersFailure);
    }

    /** Publishes all letters, and kills their consumer whenever it has read another random part of them. */
    private void killedWhileReading(String consumer, String topic, List<Letter> letters) {
        AtomicLong published = new AtomicLong();
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> {
            for (int from = 0; from < letters.size(); from += PUBLISHED_AT_ONCE) {
                List<Letter> some = letters.subList(from, Math.min(from + PUBLISHED_AT_ONCE, letters.size()));
                messages.publishAll(topic, some);
                published.addAndGet(some.size());
            }
        });
        for (long read : random.longs(KILLS, 0, letters.size()).sorted().toArray()) {
            Waiting.within(PATIENCE,
                () -> assertThat(published.get() - messages.waiting(consumer)).isGreaterThanOrEqualTo(read));
            restaurant.kill(consumer);
            restaurant.awaitReady();
        }
        publishing.join();
        Waiting.within(PATIENCE, () -> assertThat(messages.waiting(consumer)).isZero());
    }
}
