package io.guardianpartner.payments.refund;

import java.util.UUID;

import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentHolder;
import io.guardianpartner.payments.payment.Refund;

/**
 * The refund that answers a request.
 *
 * @param payment with it among its refunds
 */
record WantedRefund(Payment payment, UUID id) implements PaymentHolder {

    static WantedRefund of(Payment payment, Refund refund) {
        return new WantedRefund(payment, refund.id());
    }

    Refund refund() {
        return payment.refund(id).orElseThrow();
    }
}
