package io.guardianpartner.payments.storing;

import io.guardianpartner.payments.payment.Payment;

/**
 * A payment as it was read.
 *
 * @param wakes how often somebody has wanted the broker to be asked at once
 */
public record StoredPayment(Payment payment, long wakes) {}
