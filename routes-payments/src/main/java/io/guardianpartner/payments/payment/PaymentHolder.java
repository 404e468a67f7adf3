package io.guardianpartner.payments.payment;

/** A value that carries one payment in its current state. */
public interface PaymentHolder {

    Payment payment();
}
