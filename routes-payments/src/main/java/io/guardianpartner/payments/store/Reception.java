package io.guardianpartner.payments.store;

/** The result of storing a notification. */
public enum Reception {
    /** It is to be processed. */
    OPEN,
    /** Its signature is known, or an earlier one has the same id: nothing is to be done. */
    DUPLICATE,
    /** It is about something else than a payment, and only kept. */
    KEPT
}
