package io.guardianpartner.payments.payment;

/** What a fact told by the broker does to a payment. */
enum Move {
    STAY, SUCCEED, FAIL_REJECTED, FAIL_CANCELLED, FAIL_EXPIRED, REFUND,
    /** Both the approval and the refund were missed: the payment goes through both states. */
    SUCCEED_AND_REFUND,
    /** Nothing changes by itself: a human has to look. */
    ALARM
}
