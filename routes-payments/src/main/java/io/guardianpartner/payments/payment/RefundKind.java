package io.guardianpartner.payments.payment;

/** The reach of a refund. */
public enum RefundKind {
    /** All that has not gone back and is not on its way. */
    REST,
    /** An amount that somebody asked for. */
    PART,
    /** One that was made at the broker without us. */
    BY_HAND
}
