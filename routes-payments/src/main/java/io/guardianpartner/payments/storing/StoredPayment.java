package io.guardianpartner.payments.storing;

import io.guardianpartner.payments.payment.Payment;

/**
 * A payment as it was read.
 *
 * @param wakes how often somebody has wanted the broker to be asked at once
 * @param traceparent of the request that asked for it; null if it had none
 */
public record StoredPayment(Payment payment, long wakes, String traceparent) {

    public StoredPayment with(Payment changed) {
        return new StoredPayment(changed, wakes, traceparent);
    }
}
