package io.guardianpartner.payments.store;

import io.guardianpartner.payments.payment.Payment;

/**
 * A payment as its order wants it.
 *
 * @param payment which the broker has not heard of
 * @param attempt the how many-th payment of its order it is to be, from 1 on
 */
public record WantedPayment(Payment payment, int attempt) {}
