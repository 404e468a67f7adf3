package io.guardianpartner.payments.payment;

/** What a human has to look at, because no rule says what is right. */
public enum Alarm {
    /** The broker tells of a payment with another id or reference than ours. */
    OTHER_PAYMENT,
    /** The broker tells of another amount or currency than was asked for. */
    OTHER_AMOUNT,
    /** The broker takes an approval back without a refund. */
    APPROVAL_TAKEN_BACK,
    /** The payer or the bank objects, or the money was taken back. */
    DISPUTED
}
