package io.guardianpartner.payments.store;

import java.time.Duration;

import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentHolder;

/**
 * A payment as it was read.
 *
 * @param attempt the how many-th payment of its order it is, from 1 on
 * @param wakes how often somebody has wanted the broker to be asked at once
 * @param traceparent of the request that asked for it; null if it had none
 * @param isInFlight whether somebody asks the broker about it at this moment, or did when its process ended
 * @param dueIn until its next check, or until the lease ends under which it is in flight; null: there is none, or it was not
 *     asked for
 */
public record StoredPayment(Payment payment, int attempt, long wakes, String traceparent, boolean isInFlight,
    Duration dueIn)
    implements
        PaymentHolder {

    public StoredPayment with(Payment changed) {
        return new StoredPayment(changed, attempt, wakes, traceparent, isInFlight, dueIn);
    }
}
