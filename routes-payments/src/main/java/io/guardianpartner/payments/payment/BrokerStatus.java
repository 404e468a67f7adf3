package io.guardianpartner.payments.payment;

/** A payment's status as the broker tells it. */
public enum BrokerStatus {
    /** Not paid yet, or not decided yet. */
    WAITING, APPROVED, REJECTED, CANCELLED, EXPIRED,
    /** All of it went back. */
    REFUNDED,
    /** The payer or the bank objects to it; the money is still ours. */
    DISPUTED,
    /** The payer's bank has taken the money back. */
    CHARGED_BACK
}
