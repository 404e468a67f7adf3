package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.local.mercadopago.Faults;
import io.guardianpartner.local.mercadopago.WebhookMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A notification is sent until it is answered; whichever step fails then, it has its effect. Nothing else makes the broker be asked. */
@Import(PaymentStepFaults.class)
@TestPropertySource(properties = {"guardian.payments.webhooks.lease=400ms",
    "guardian.payments.settling.check.pending=1h", "guardian.payments.settling.check.pending-max=1h"})
class NotificationStepFaultsTest extends PaymentsTest {

    @Autowired
    private PaymentStepFaults faults;

    private final UUID order = order();

    @AfterEach
    void disarm() {
        faults.disarm();
    }

    @ParameterizedTest
    @ValueSource(strings = {"which-form", "verify-signature", "read-notification", "store-notification",
        "insert-notification", "if-open", "wake-notifications", "count-notification", "answer-webhook", "claim-open",
        "claim-notifications", "each-notified", "enter-trace", "process-notified", "keep-notified", "apply-notified",
        "notified-transaction", "wake-notified", "wake-notified-payment", "known-or-given-up", "finish-notified",
        "finish-notifications", "whose-payment", "take-up-trace", "wake-job", "count-processed", "any-open",
        "look-for-more-notifications"})
    void aNotificationHasItsEffectThoughAStepFails(String step) {
        BROKER.faults(Faults.NONE.withWebhooks(WebhookMode.OFF));
        String payment = pending(order);
        BROKER.pay(payment);
        SignedNotification notification = new SignedNotification(
            api.get("/v1/payments/" + payment).text("/externalId"));
        faults.arm(List.of(step));

        eventually(() -> assertThat(notification.send(api).status()).isEqualTo(200));

        becomes(payment, "SUCCESS");
        eventually(() -> assertThat(faults.stillArmed()).isEmpty());
    }
}
