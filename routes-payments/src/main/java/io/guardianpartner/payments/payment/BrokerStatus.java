package io.guardianpartner.payments.payment;

/** A payment's status as the broker tells it. */
public enum BrokerStatus {
    /** Not paid yet. */
    WAITING,
    /** Perhaps paid, and not decided yet. */
    IN_REVIEW, APPROVED, REJECTED, CANCELLED, EXPIRED,
    /** All of it went back. */
    REFUNDED,
    /** The payer or the bank objects to it; the money is still ours. */
    DISPUTED,
    /** The payer's bank has taken the money back. */
    CHARGED_BACK
}
