package io.guardianpartner.catalog.reservation;

/** A cause for a reservation to change. */
enum Cause {
    /** The order asks for its portions. */
    REQUESTED,
    /** The order, which is to be paid once more, asks for them again. */
    REQUESTED_ANEW,
    /**
     * The order is paid. Any status that only a paid order can have says so: when that of the payment comes after one of the
     * kitchen, the latter commits the portions.
     */
    PAID,
    /** The order's payment failed. */
    PAYMENT_FAILED,
    /** The order was cancelled. */
    CANCELLED,
    /** Nobody paid in time. */
    EXPIRED
}
