package io.guardianpartner.payments.payment;

/** What the broker can be asked. */
public enum Operation {
    CREATE, SEARCH, LOOK, CANCEL, REFUND,
    /** Nothing. */
    NONE
}
