package io.guardianpartner.payments.payment;

/** The status of a refund. */
public enum RefundStatus {
    /** Wanted; the broker has not answered yet. */
    REQUESTED,
    /** The broker took it and the central bank has it. */
    IN_PROCESS, DONE,
    /** The broker will not make it. Another one may be asked for. */
    FAILED
}
