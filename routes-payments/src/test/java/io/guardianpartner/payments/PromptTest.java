package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The job never looks by itself here: whatever happens, happens because it was woken. */
@TestPropertySource(properties = {"guardian.payments.settling.sweep=1h", "guardian.payments.webhooks.sweep=1h",
    "guardian.payments.webhooks.pause=0s"})
class PromptTest extends PaymentsTest {

    private final UUID order = order();

    @Test
    void aWebhookWakesTheJob() {
        String payment = pending(order);

        BROKER.pay(payment);

        becomes(payment, "SUCCESS");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS));
    }

    @Test
    void aCancellationWakesTheJobOnceItIsCommitted() {
        String payment = pending(order);

        cancellation(order, payment);

        becomes(payment, "FAIL");
    }

    @Test
    void aWantedRefundWakesTheJob() {
        String payment = approved(order);

        assertThat(api.post("/v1/payments/" + payment + "/refunds", Map.of("all", true)).status()).isEqualTo(202);

        becomes(payment, "REFUNDED");
    }
}
