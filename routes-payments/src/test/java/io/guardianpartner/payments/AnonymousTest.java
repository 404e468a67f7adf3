package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Nobody knows who calls. */
@TestPropertySource(properties = {"guardian.caller.id=", "guardian.caller.roles="})
class AnonymousTest extends PaymentsTest {

    @Test
    void everythingButTheWebhookNeedsToKnowWhoCalls() {
        UUID some = order();

        assertThat(create(some).status()).isEqualTo(401);
        assertThat(api.get("/v1/payments/" + some).status()).isEqualTo(401);
        assertThat(api.get("/v1/payments?orderId=" + some).status()).isEqualTo(401);
        assertThat(api.post("/v1/payments/" + some + "/refunds", "").status()).isEqualTo(401);
        assertThat(api.post("/v1/webhooks/mercadopago?topic=payment&id=1", "").status()).isEqualTo(200);
    }
}
