package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import io.guardianpartner.local.mercadopago.Faults;
import io.guardianpartner.local.mercadopago.WebhookMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** WebhookSteps never come: the job finds everything out by itself. */
@TestPropertySource(properties = {"guardian.payments.settling.check.pending=300ms",
    "guardian.payments.settling.check.failed=300ms"})
class UnnotifiedTest extends PaymentsTest {

    private final UUID order = order();

    @BeforeEach
    void webhooksAreLost() {
        BROKER.faults(Faults.NONE.withWebhooks(WebhookMode.OFF));
    }

    @Test
    void anApprovalIsFound() {
        String payment = pending(order);

        BROKER.pay(payment);

        becomes(payment, "SUCCESS");
        staysSo(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS));
    }

    @Test
    void anExpiryIsFound() {
        String payment = pending(order);

        BROKER.expire(payment);

        becomes(payment, "FAIL");
        assertThat(api.get("/v1/payments/" + payment).text("/reason")).isEqualTo("EXPIRED");
    }

    @Test
    void anApprovalAfterAFailureIsFound() {
        String payment = pending(order);
        BROKER.expire(payment);
        becomes(payment, "FAIL");

        BROKER.payLate(payment);

        becomes(payment, "SUCCESS");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_FAIL, MSG_PAYMENT_SUCCESS));
    }
}
