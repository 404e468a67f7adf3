package io.guardianpartner.payments.payment;

/** A change of a payment by what the broker tells. */
enum Transition {
    STAY, SUCCEED, FAIL_REJECTED, FAIL_CANCELLED, FAIL_EXPIRED, REFUND,
    /** Both the approval and the refund were missed: the payment goes through both states. */
    SUCCEED_AND_REFUND, CHARGE_BACK,
    /** The approval was missed, too: the payment goes through both states. */
    SUCCEED_AND_CHARGE_BACK,
    /** What was charged back came again: the payment is as it was before. */
    REIMBURSE,
    /** It came again and went back to the payer: the payment goes through both states. */
    REIMBURSE_AND_REFUND,
    /** Nothing changes by itself: an operator has to look. */
    ALARM
}
