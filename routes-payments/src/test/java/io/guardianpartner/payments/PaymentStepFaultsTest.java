package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A payment is asked for, approved, and sent back; whichever step fails, it ends rightly, once. */
@Import(PaymentStepFaults.class)
@TestPropertySource(properties = {"guardian.payments.claiming.lease=400ms", "guardian.metrics.dead-letters-every=500ms",
    "guardian.payments.settling.check.pending=500ms", "guardian.payments.settling.check.pending-max=500ms"})
class PaymentStepFaultsTest extends PaymentsTest {

    /** So many flows, each with every so-manieth step failing. */
    private static final int FLOWS = 8;

    @Autowired
    private PaymentStepFaults faults;

    @AfterEach
    void disarm() {
        faults.disarm();
    }

    @Test
    void noStepThatFailsLosesAPaymentOrMakesTwo() {
        paidAndRefunded();
        List<String> steps = faults.taken();
        assertThat(steps).contains("store-intent", "create-at-broker", "record-answer", "look-at-broker",
            "refund-at-broker", "add-messages", "update-payment", "record-cancellation", "store-notification",
            "claim-open",
            "finish-notified", "put-off-notified");

        for (int flow = 0; flow < FLOWS; flow++) {
            int first = flow;
            faults.arm(IntStream.range(0, steps.size()).filter(i -> i % FLOWS == first).mapToObj(steps::get).toList());

            paidAndRefunded();

            eventually(() -> assertThat(faults.stillArmed()).as("steps of flow %s that were not taken again", first)
                .isEmpty());
        }
    }

    private void paidAndRefunded() {
        UUID order = order();
        // Of a payment that nobody knows: that one of ours is not known yet is a matter of luck.
        eventually(() -> assertThat(new SignedNotification("1").send(api).status()).isEqualTo(200));
        eventually(() -> assertThat(create(order).status()).isIn(200, 201));
        String payment = create(order).text("/id");
        BROKER.pay(payment);
        becomes(payment, "SUCCESS");

        cancellation(order, null);

        becomes(payment, "REFUNDED");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_REFUNDED));
        assertThat(BROKER.created(payment)).isEqualTo(1);
        assertThat(new PaymentsClient(BROKER.port()).get("/admin/payments/" + payment).body().path("refunds"))
            .hasSize(1);
    }
}
