package io.guardianpartner.payments.storing;

import java.time.Duration;

import io.guardianpartner.payments.payment.Payment;

/**
 * A payment as it was read.
 *
 * @param wakes how often somebody has wanted the broker to be asked at once
 * @param traceparent of the request that asked for it; null if it had none
 * @param isInHand whether somebody asks the broker about it at this moment, or did when he died
 * @param dueIn until its next check, or until the lease of whoever has it in hand ends; null: there is none, or it was not
 *     asked for
 */
public record StoredPayment(Payment payment, long wakes, String traceparent, boolean isInHand, Duration dueIn) {

    public StoredPayment with(Payment changed) {
        return new StoredPayment(changed, wakes, traceparent, isInHand, dueIn);
    }
}
