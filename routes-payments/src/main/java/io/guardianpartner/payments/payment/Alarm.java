package io.guardianpartner.payments.payment;

/** A reason for which an operator has to look at a payment, because no rule applies. */
public enum Alarm {
    /** The broker tells of a payment with another id or reference than ours. */
    OTHER_PAYMENT,
    /** The broker tells of another amount or currency than was asked for. */
    OTHER_AMOUNT,
    /** The broker takes the payment for a test, and we do not; or the other way round. */
    OTHER_MODE,
    /** The broker takes an approval back without a refund. */
    APPROVAL_TAKEN_BACK,
    /** The payer or the bank objects, or the money was taken back: an answer in the seller's account may bring it again. */
    DISPUTED,
    /** Only a part of the money went back, which we never ask for. */
    PARTLY_REFUNDED,
    /** The broker took the refund for made, and goes on telling of an approved payment. */
    REFUND_NOT_CONFIRMED,
    /** The broker's answers, or members of them that matter, cannot be read for a long time. */
    UNREADABLE_ANSWER
}
