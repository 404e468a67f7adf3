package io.guardianpartner.catalog.reservation;

/** What makes a reservation change. */
enum Cause {
    /** The order asks for its portions. */
    REQUESTED,
    /**
     * The order is paid. Any status that only a paid order can have says so: when the news of the payment was overtaken
     * by that of the kitchen, the latter commits the portions.
     */
    PAID,
    /** The order's payment failed. */
    PAYMENT_FAILED,
    /** The order was called off. */
    CANCELLED,
    /** Nobody paid in time. */
    EXPIRED
}
