package io.guardianpartner.payments.reconciliation;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CHARGED_BACK;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REIMBURSED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;

import io.guardianpartner.message.Message;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentChargedBack;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.PaymentFail.Reason;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import io.guardianpartner.message.payload.PaymentRefunded;
import io.guardianpartner.message.payload.PaymentReimbursed;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentEvent;
import io.guardianpartner.payments.payment.PaymentEvent.ChargedBack;
import io.guardianpartner.payments.payment.PaymentEvent.Failed;
import io.guardianpartner.payments.payment.PaymentEvent.PartlyRefunded;
import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import io.guardianpartner.payments.payment.PaymentEvent.Reimbursed;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.payment.Refund;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Adds the messages that tell orders of a decision to the outbox. */
@Component
class PaymentEventMessages {

    private final Messages messages;
    private final Outbox outbox;

    PaymentEventMessages(Messages messages, Outbox outbox) {
        this.messages = messages;
        this.outbox = outbox;
    }

    void add(ReconciliationRun run) {
        outbox.addAll(run.decision().events().stream()
            .map(event -> message(run.payment(), event)).toList());
    }

    private Message message(Payment payment, PaymentEvent event) {
        if (event instanceof Failed failed) {
            return toOrders(payment, MSG_PAYMENT_FAIL,
                new PaymentFail(payment.orderId(), payment.id(), Reason.valueOf(failed.reason().name())));
        }
        if (event instanceof Refunded refunded) {
            Refund refund = refunded.refund();
            return toOrders(payment, MSG_PAYMENT_REFUNDED, new PaymentRefunded(payment.orderId(), payment.id(),
                refund.publicId(), refund.amount(), payment.refunded()));
        }
        if (event instanceof PartlyRefunded part) {
            String id = part.refundId() == null ? payment.externalId() : part.refundId();
            return toOrders(payment, MSG_PAYMENT_REFUNDED, new PaymentRefunded(payment.orderId(), payment.id(), id,
                part.amount(), part.total()));
        }
        if (event instanceof ChargedBack taken) {
            return toOrders(payment, MSG_PAYMENT_CHARGED_BACK,
                new PaymentChargedBack(payment.orderId(), payment.id(), taken.amount(), taken.at()));
        }
        if (event instanceof Reimbursed given) {
            return toOrders(payment, MSG_PAYMENT_REIMBURSED,
                new PaymentReimbursed(payment.orderId(), payment.id(), given.amount(), given.at()));
        }
        if (event instanceof RefundFailed failed) {
            Refund refund = failed.refund();
            return toOrders(payment, MSG_PAYMENT_REFUND_FAILED, new PaymentRefundFailed(payment.orderId(), payment.id(),
                refund.publicId(), refund.amount(), refund.refusal()));
        }
        return toOrders(payment, MSG_PAYMENT_SUCCESS,
            new PaymentSuccess(payment.orderId(), payment.id(), payment.amount(), payment.approvedAt()));
    }

    private Message toOrders(Payment payment, String type, Object payload) {
        return messages.to(Services.ORDERS, type, payment.orderId(), payload);
    }
}
