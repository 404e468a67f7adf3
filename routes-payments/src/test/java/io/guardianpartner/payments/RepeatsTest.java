package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A request that is repeated before the broker is asked again gets what is known and changes nothing. */
@TestPropertySource(properties = {"guardian.payments.settling.check.retry=1h",
    "guardian.payments.settling.check.retry-max=24h"})
class RepeatsTest extends PaymentsTest {

    private static final int HOUR = 3600;

    private final UUID order = order();

    @Test
    void aRepeatIsAnsweredFromTheRowUntilItIsDue() {
        ODD.answersCreation(ODD_AMOUNT, 500, "{}", Map.of());
        PaymentsClient.Answer first = createOdd(order);
        long creations = ODD.creations(order);

        PaymentsClient.Answer repeat = createOdd(order);

        assertThat(first.status()).isEqualTo(503);
        assertThat(first.text("/type")).isEqualTo("urn:guardian:problem:payment-not-ready");
        assertThat(retryAfter(first)).isBetween(HOUR - 60, HOUR);
        assertThat(repeat.status()).isEqualTo(503);
        assertThat(repeat.text("/type")).isEqualTo("urn:guardian:problem:payment-not-ready");
        assertThat(retryAfter(repeat)).isBetween(HOUR - 60, HOUR);
        assertThat(ODD.creations(order)).isEqualTo(creations).isPositive();
    }

    @Test
    void repeatsDoNotPutOffTheNextCheckOfAPaymentThatIsLeftForAHuman() {
        ODD.rewrites((call, answer) -> answer.with(":" + ODD_AMOUNT, ":1.00"));

        for (int i = 0; i < 8; i++) {
            assertThat(retryAfter(createOdd(order))).isBetween(HOUR - 60, HOUR);
        }
    }

    private static int retryAfter(PaymentsClient.Answer answer) {
        return Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
    }
}
