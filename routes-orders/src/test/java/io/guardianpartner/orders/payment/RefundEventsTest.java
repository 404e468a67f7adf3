package io.guardianpartner.orders.payment;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CHARGED_BACK;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REIMBURSED;
import static io.guardianpartner.message.Services.ORDERS;
import static io.guardianpartner.orders.order.OrderStatus.AWAITING;
import static io.guardianpartner.orders.order.OrderStatus.CANCELLED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Message;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentChargedBack;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import io.guardianpartner.message.payload.PaymentRefunded;
import io.guardianpartner.message.payload.PaymentReimbursed;
import io.guardianpartner.orders.order.OperatorAlert;
import io.guardianpartner.orders.order.OrderPayment.State;
import org.junit.jupiter.api.Test;

/** Messages of money that went back, or could not. */
class RefundEventsTest extends PaymentStory {

    @Test
    void aFullRefundCancelsAnOrderThatWaits() {
        String id = placed().id();
        UUID payment = paymentOf(id);
        probe.send(success(id, payment, TOTAL));
        becomes(id, AWAITING);

        probe.send(refunded(id, payment, TOTAL));

        becomes(id, CANCELLED);
        assertThat(order(id).payment().state()).isEqualTo(State.REFUNDED);
    }

    @Test
    void aPartialRefundIsWrittenDown() {
        String id = placed().id();
        UUID payment = paymentOf(id);
        probe.send(success(id, payment, TOTAL));
        becomes(id, AWAITING);

        probe.send(refunded(id, payment, Money.of("5.00")));

        eventually(() -> assertThat(order(id).payment().refunded()).isEqualTo(Money.of("5.00")));
        assertThat(order(id).status()).isEqualTo(AWAITING);
    }

    @Test
    void aRefundThatFailedIsWrittenDownAndCallsAPerson() {
        String id = placed().id();

        probe.send(probe.message(Services.PAYMENTS, ORDERS, MSG_PAYMENT_REFUND_FAILED, UUID.fromString(id),
            new PaymentRefundFailed(UUID.fromString(id), paymentOf(id), "r1", TOTAL, "account closed")));

        eventually(() -> assertThat(order(id).alerts()).extracting(OperatorAlert::kind)
            .containsExactly(OperatorAlert.Kind.REFUND_FAILED));
        assertThat(meters.counter("guardian.orders.alarms", "kind", "refund-failed").count()).isPositive();
    }

    @Test
    void aChargeBackIsWrittenDownCallsAPersonAndIsShownUntilItIsReimbursed() {
        String id = placed().id();
        UUID payment = paymentOf(id);
        probe.send(success(id, payment, TOTAL));
        becomes(id, AWAITING);
        Instant taken = Instant.parse("2026-02-20T09:00:00Z");

        probe.send(probe.message(Services.PAYMENTS, ORDERS, MSG_PAYMENT_CHARGED_BACK, UUID.fromString(id),
            new PaymentChargedBack(UUID.fromString(id), payment, TOTAL, taken)));

        eventually(() -> assertThat(order(id).isChargedBack()).isTrue());
        assertThat(order(id).status()).isEqualTo(AWAITING);
        assertThat(order(id).alerts()).extracting(OperatorAlert::kind)
            .containsExactly(OperatorAlert.Kind.CHARGED_BACK);
        assertThat(meters.counter("guardian.orders.alarms", "kind", "charged-back").count()).isPositive();

        probe.send(probe.message(Services.PAYMENTS, ORDERS, MSG_PAYMENT_REIMBURSED, UUID.fromString(id),
            new PaymentReimbursed(UUID.fromString(id), payment, TOTAL, taken.plusSeconds(1))));

        eventually(() -> assertThat(order(id).isChargedBack()).isFalse());
        assertThat(order(id).status()).isEqualTo(AWAITING);
    }

    private Message refunded(String id, UUID payment, Money total) {
        return probe.message(Services.PAYMENTS, ORDERS, MSG_PAYMENT_REFUNDED, UUID.fromString(id),
            new PaymentRefunded(UUID.fromString(id), payment, "r1", total, total));
    }
}
