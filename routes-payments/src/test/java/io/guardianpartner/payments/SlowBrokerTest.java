package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"guardian.broker.calls-at-a-time=2", "mercadopago.timeout=30s"})
class SlowBrokerTest extends PaymentsTest {

    private final List<UUID> orders = Stream.generate(PaymentsTest::order).limit(8).toList();

    @Test
    void aBrokerThatDoesNotAnswerHoldsUpNoMoreCallsThanItMay() {
        ODD.holds();
        List<CompletableFuture<Integer>> creations = orders.stream()
            .map(order -> CompletableFuture.supplyAsync(() -> create(order).status())).toList();

        eventually(() -> assertThat(creations.stream().filter(CompletableFuture::isDone)).hasSize(6));
        assertThat(creations.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join)).containsOnly(503);
        eventually(() -> assertThat(orders.stream().filter(order -> ODD.creations(order) > 0)).hasSize(2));
        assertThat(api.get("/v1/payments?orderId=" + orders.get(0)).text("/items/0/status")).isEqualTo("PENDING");
        ODD.isWell();

        assertThat(creations.stream().map(CompletableFuture::join).filter(status -> status == 201)).hasSize(2);
        orders.forEach(order -> eventually(() -> assertThat(create(order).status()).isEqualTo(200)));
    }
}
