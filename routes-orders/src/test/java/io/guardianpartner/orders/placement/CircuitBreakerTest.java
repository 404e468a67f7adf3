package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.guardianpartner.orders.testing.OrdersTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A service that is down is spared, and so are those who wait for it. */
@TestPropertySource(properties = {"camel.resilience4j.minimum-number-of-calls=4",
    "camel.resilience4j.sliding-window-size=60"})
class CircuitBreakerTest extends OrdersTest {

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @BeforeEach
    void nothingHasFailedYet() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void afterSeveralFailuresTheCatalogIsLeftAloneAndTriedAgainLater() {
        String product = CATALOG.product("Feijoada", "29.90", 100);
        CATALOG.answers(503);
        for (int i = 0; i < 4; i++) {
            place(newKey(), cart(product, 1)).expect(503);
        }
        String another = CATALOG.product("Moqueca", "39.90", 100);
        String key = newKey();
        assertThat(place(key, cart(another, 1)).expect(503).header("Retry-After")).isNotNull();
        assertThat(CATALOG.requests()).noneMatch(request -> request.toString().contains(another));
        CATALOG.isWell();

        await().atMost(Duration.ofSeconds(20)).until(() -> place(key, cart(another, 1)).status() == 201);
    }

    @Test
    void answersThatMakeNoSenseCountAsFailures() {
        String product = CATALOG.product("Feijoada", "29.90", 100);
        PAYMENTS.answersWith(404, "default backend - 404");
        for (int i = 0; i < 4; i++) {
            place(newKey(), cart(product, 1)).expect(503);
        }
        int calls = PAYMENTS.requests().size();

        place(newKey(), cart(product, 1)).expect(503);

        assertThat(PAYMENTS.requests()).hasSize(calls);
    }

    @Test
    void aRefusalIsNoFailureOfTheCatalog() {
        String product = CATALOG.product("Feijoada", "29.90", 0);

        for (int i = 0; i < 8; i++) {
            place(newKey(), cart(product, 1)).expect(409);
        }
    }

    @Test
    void aPaymentThatIsNotReadyIsNoFailureOfPayments() {
        String product = CATALOG.product("Feijoada", "29.90", 1000);
        PAYMENTS.isNeverReadyFor("odd@example.org");
        Map<String, Object> odd = new HashMap<>(cart(product, 1));
        odd.put("payer", Map.of("email", "odd@example.org"));
        String key = newKey();

        for (int i = 0; i < 50; i++) {
            assertThat(place(key, odd).expect(503).header("Retry-After"))
                .as("in seconds, before the order would be undone").isEqualTo("60");
            place(newKey(), cart(product, 1)).expect(201);
        }
    }

    @Test
    void theStatesOfTheBreakersAreMetrics() {
        placed();

        for (String breaker : List.of("catalog-breaker", "payments-breaker")) {
            assertThat(metrics.get("resilience4j.circuitbreaker.state").tags("name", breaker, "state", "closed").gauge()
                .value()).as(breaker).isNotNaN();
        }
    }
}
