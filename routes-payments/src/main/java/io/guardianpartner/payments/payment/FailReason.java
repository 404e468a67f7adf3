package io.guardianpartner.payments.payment;

/** The reason why a payment was not made. */
public enum FailReason {
    /** The broker refused it. */
    REJECTED,
    /** It was called off before it was paid. */
    CANCELLED,
    /** Nobody paid in time; only the broker says so, never our clock. */
    EXPIRED
}
