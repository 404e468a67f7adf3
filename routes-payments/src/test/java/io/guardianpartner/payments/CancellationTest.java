package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.guardianpartner.local.mercadopago.Fault;
import io.guardianpartner.local.mercadopago.Faults;
import io.guardianpartner.local.mercadopago.WebhookMode;
import org.junit.jupiter.api.Test;

class CancellationTest extends PaymentsTest {

    private final UUID order = order();

    @Test
    void aCancellationBeforeTheApprovalCancelsAtTheBroker() {
        String payment = pending(order);

        cancellation(order, payment);

        becomes(payment, "FAIL");
        assertThat(api.get("/v1/payments/" + payment).text("/reason")).isEqualTo("CANCELLED");
        assertThat(BROKER.status(payment)).isEqualTo("cancelled");
        staysSo(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_FAIL));
    }

    @Test
    void aCancellationAfterTheApprovalSendsAllOfItBack() {
        String payment = approved(order);

        cancellation(order, null);

        becomes(payment, "REFUNDED");
        assertThat(api.get("/v1/payments/" + payment).text("/refunded")).isEqualTo(AMOUNT);
        assertThat(BROKER.status(payment)).isEqualTo("refunded");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
        assertThat(messages(order).get(1).payload().path("totalRefunded").asText()).isEqualTo(AMOUNT);
    }

    @Test
    void aCancellationThatComesTwiceRefundsOnce() {
        String payment = approved(order);

        cancellation(order, payment);
        cancellation(order, null);

        becomes(payment, "REFUNDED");
        staysSo(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
    }

    @Test
    void aPaymentAskedForAfterItsCancellationIsRefused() {
        cancellation(order, null);

        eventually(() -> {
            PaymentsClient.Answer refused = create(order);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("/type")).isEqualTo("urn:guardian:problem:order-closed");
        });
    }

    @Test
    void aCancellationDuringASlowCreationIsNoticedAfterIt() {
        BROKER.faults(new Faults(WebhookMode.ON, false, null, null, null, null, 0, 1500, 0, 0));
        CompletableFuture<PaymentsClient.Answer> creating = CompletableFuture.supplyAsync(() -> create(order));
        eventually(() -> assertThat(api.get("/v1/payments?orderId=" + order).body().at("/items")).hasSize(1));

        cancellation(order, null);

        PaymentsClient.Answer refused = creating.join();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("urn:guardian:problem:order-closed");
        String payment = api.get("/v1/payments?orderId=" + order).text("/items/0/id");
        becomes(payment, "FAIL");
        assertThat(BROKER.status(payment)).isEqualTo("cancelled");
        assertThat(BROKER.created(payment)).isEqualTo(1);
    }

    @Test
    void anApprovalAfterTheCancellationIsRefunded() {
        String payment = pending(order);
        cancellation(order, payment);
        becomes(payment, "FAIL");

        BROKER.payLate(payment);

        becomes(payment, "REFUNDED");
        assertThat(BROKER.status(payment)).isEqualTo("refunded");
        eventually(() -> assertThat(told(order))
            .containsExactlyInAnyOrder(MSG_PAYMENT_FAIL, MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
    }

    @Test
    void aPaymentThatIsPaidBeforeItsCancellationArrivesIsRefundedThoughNobodyWasNotified() {
        String payment = pending(order);
        BROKER.faults(Faults.NONE.withWebhooks(WebhookMode.OFF));
        BROKER.pay(payment);

        cancellation(order, payment);

        becomes(payment, "REFUNDED");
    }

    @Test
    void aCancellationGoesThroughOnceTheBrokerIsBack() {
        String payment = pending(order);
        BROKER.faults(Faults.NONE.withCancel(Fault.UNAVAILABLE));
        cancellation(order, payment);
        staysSo(() -> assertThat(api.get("/v1/payments/" + payment).text("/status")).isEqualTo("PENDING"));

        BROKER.faults(Faults.NONE);

        becomes(payment, "FAIL");
    }

    @Test
    void aCancellationOfAnotherPaymentOfTheOrderLeavesThisOneAlone() {
        String payment = pending(order);

        cancellation(order, order().toString());

        staysSo(() -> assertThat(api.get("/v1/payments/" + payment).text("/status")).isEqualTo("PENDING"));
        assertThat(create(order).status()).isEqualTo(200);
    }

    @Test
    void anIntentWhoseOutcomeIsUnknownIsCreatedAndCancelled() {
        BROKER.faults(Faults.NONE.withCreate(Fault.TIMEOUT_AFTER_COMMIT).withRead(Fault.SERVER_ERROR));
        assertThat(create(order).status()).isEqualTo(503);
        String payment = api.get("/v1/payments?orderId=" + order).text("/items/0/id");
        cancellation(order, null);

        BROKER.faults(Faults.NONE);

        becomes(payment, "FAIL");
        assertThat(BROKER.created(payment)).isEqualTo(1);
        assertThat(BROKER.status(payment)).isEqualTo("cancelled");
    }
}
