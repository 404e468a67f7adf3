package io.guardianpartner.orders.payment;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CHARGED_BACK;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REIMBURSED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import io.guardianpartner.message.payload.PaymentChargedBack;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import io.guardianpartner.message.payload.PaymentRefunded;
import io.guardianpartner.message.payload.PaymentReimbursed;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.testing.StoryRoutesTest;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import io.guardianpartner.routing.failure.ForgedMessageException;
import io.guardianpartner.routing.failure.RejectedMessageException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class PaymentEventRoutesTest extends StoryRoutesTest {

    private static final UUID ORDER = Orders.placed().id();
    private static final PaymentSuccess PAID = new PaymentSuccess(ORDER, Orders.PAYMENT, Orders.TOTAL, Orders.NOW);

    @Test
    void aPaymentIsDecidedOnAndSaved() {
        updates(Kind.STORED, Orders.in(OrderStatus.AWAITING));
        long before = delays();

        assertThat(handle(MSG_PAYMENT_SUCCESS, PAID).getException()).isNull();

        assertThat(run.steps()).containsExactly("keep-paid", "payment-succeeded", "save-paid",
            "measure-kitchen-delay", "outcome-of-success");
        assertThat(delays()).isEqualTo(before + 1);
    }

    @Test
    void anApprovalThatWasKnownDelaysNoOrder() {
        updates(Kind.REPEATED, Orders.in(OrderStatus.AWAITING));
        long before = delays();

        handle(MSG_PAYMENT_SUCCESS, PAID);

        assertThat(delays()).isEqualTo(before);
    }

    @Test
    void aFailedPaymentIsDecidedOnAndSaved() {
        updates(Kind.UNCHANGED, Orders.placed());

        handle(MSG_PAYMENT_FAIL, new PaymentFail(ORDER, Orders.PAYMENT, PaymentFail.Reason.EXPIRED));

        assertThat(run.steps()).containsExactly("payment-failed", "save-payment-failed", "outcome-of-fail");
    }

    @Test
    void aRefundIsDecidedOnAndSaved() {
        updates(Kind.REPEATED, Orders.placed());

        handle(MSG_PAYMENT_REFUNDED,
            new PaymentRefunded(ORDER, Orders.PAYMENT, "refund", Orders.TOTAL, Orders.TOTAL));

        assertThat(run.steps()).containsExactly("payment-refunded", "save-refunded", "outcome-of-refund");
    }

    @Test
    void aRefundThatFailedIsDecidedOnAndSaved() {
        updates(Kind.STORED, Orders.placed());

        handle(MSG_PAYMENT_REFUND_FAILED,
            new PaymentRefundFailed(ORDER, Orders.PAYMENT, "refund", Orders.TOTAL, "no funds"));

        assertThat(run.steps()).containsExactly("payment-refund-failed", "save-refund-failed",
            "outcome-of-refund-failed");
    }

    @Test
    void aChargeBackAndItsReimbursementAreDecidedOnAndSaved() {
        updates(Kind.STORED, Orders.in(OrderStatus.FINISHED));

        handle(MSG_PAYMENT_CHARGED_BACK, new PaymentChargedBack(ORDER, Orders.PAYMENT, Orders.TOTAL, Orders.NOW));
        assertThat(run.steps()).containsExactly("payment-charged-back", "save-charged-back", "outcome-of-charge-back");

        handle(MSG_PAYMENT_REIMBURSED, new PaymentReimbursed(ORDER, Orders.PAYMENT, Orders.TOTAL, Orders.NOW));
        assertThat(run.steps()).containsExactly("payment-reimbursed", "save-reimbursed", "outcome-of-reimbursement");
    }

    @Test
    void aMessageThatTheOrderForbidsIsRejected() {
        updates(Kind.IMPOSSIBLE, Orders.placed());

        assertThat(handle(MSG_PAYMENT_SUCCESS, PAID).getException()).isInstanceOf(RejectedMessageException.class);
    }

    @Test
    void aMessageUnderTheIdOfAnotherIsForged() {
        updates(Kind.FORGED, Orders.placed());

        assertThat(handle(MSG_PAYMENT_SUCCESS, PAID).getException()).isInstanceOf(ForgedMessageException.class);
    }

    private Exchange handle(String type, Object payload) {
        return handle(type, payload, ORDER);
    }

    private long delays() {
        return meters.get(PaymentEventSteps.KITCHEN_DELAY).timer().count();
    }
}
