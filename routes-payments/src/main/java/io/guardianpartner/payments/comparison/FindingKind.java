package io.guardianpartner.payments.comparison;

import java.util.Locale;

/** The kinds of what does not agree. */
public enum FindingKind {
    /** The broker has money of a payment that nobody here knows. */
    UNKNOWN_PAYMENT,
    /** The broker tells of a payment with our reference and another id, or the other way round. */
    OTHER_PAYMENT,
    /** Another amount or currency. */
    OTHER_AMOUNT,
    /** A test there and none here, or the other way round. */
    OTHER_MODE,
    /** Another status. */
    STATUS,
    /** Another sum went back. */
    REFUNDED,
    /** Another fee. */
    FEE,
    /** What the broker tells of a payment cannot be read. */
    UNREADABLE,
    /** It was approved on the day, and the broker's search does not have it. */
    NOT_FOUND,
    /** It is unpaid long after its time to pay is over. */
    OPEN,
    /** Its books are not what its state says. */
    BOOKS,
    /** The sums of the day differ, and no other finding says why. */
    TOTALS;

    /** Its name in metrics. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
