package io.guardianpartner.payments.store;

/**
 * The newest payment of an order, if there is one.
 *
 * @param stored null if nothing is stored for the order
 * @param isClosed whether the order needs no payment any more
 */
public record PaymentOfOrder(StoredPayment stored, boolean isClosed) {}
