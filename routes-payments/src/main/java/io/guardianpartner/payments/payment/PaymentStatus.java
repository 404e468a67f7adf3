package io.guardianpartner.payments.payment;

/** The status of a payment. */
public enum PaymentStatus {
    /** Wanted; the broker may or may not know it yet. */
    PENDING,
    /** The broker has approved it. */
    SUCCESS,
    /** It was not made. The broker may still approve it later. */
    FAIL,
    /** It was made, and a part of it went back to the payer. */
    PARTIALLY_REFUNDED,
    /** It was made, and all of it went back to the payer. */
    REFUNDED,
    /** It was made, and the payer's bank took back what had not gone back already. It may be reimbursed. */
    CHARGED_BACK;

    /** Whether the money came and is not all gone: it may be refunded. */
    public boolean holdsMoney() {
        return this == SUCCESS || this == PARTIALLY_REFUNDED;
    }
}
