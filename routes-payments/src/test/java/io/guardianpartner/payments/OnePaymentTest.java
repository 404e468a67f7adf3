package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/** One payment that the broker cannot answer for is the trouble of its caller, and of nobody else. */
@TestPropertySource(properties = "guardian.broker.breaker.calls=10")
class OnePaymentTest extends PaymentsTest {

    private static final int OTHERS = 100;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
        500 | {"message":"internal_error","error":"internal_error","status":500,"cause":[]}
        201 | <html>a proxy says hello</html>
        409 | {"message":"another request is in progress"}
        425 | {"message":"too early"}
        403 | {"message":"policy"}
        """)
    void aPaymentThatIsRepeatedForEverHoldsUpNobodyElse(int status, String body) {
        ODD.answersCreation(ODD_AMOUNT, status, body, Map.of());
        UUID odd = order();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger repeats = new AtomicInteger();
        CompletableFuture<Void> repeating = CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                assertThat(createOdd(odd).status()).isEqualTo(503);
                repeats.incrementAndGet();
            }
        });

        try {
            for (int i = 0; i < OTHERS; i++) {
                assertThat(create(order()).status()).as("order %s of %s, after %s repeats", i, OTHERS, repeats)
                    .isEqualTo(201);
            }
        } finally {
            isOver.set(true);
        }
        repeating.join();
        assertThat(repeats.get()).isGreaterThan(OTHERS / 2);
    }
}
