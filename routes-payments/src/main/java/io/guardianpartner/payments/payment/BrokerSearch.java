package io.guardianpartner.payments.payment;

import java.time.Instant;

/**
 * A search for payments by a time of theirs, the earliest first; a page of it.
 *
 * @param by the time that counts
 * @param from the first moment, to the millisecond
 * @param until the first moment that does not belong to it
 * @param offset how many of those found are left out
 * @param limit maximum number of payments of the page
 */
public record BrokerSearch(Time by, Instant from, Instant until, int offset, int limit) {

    /** A time that a broker keeps of a payment. */
    public enum Time {
        APPROVED, CHANGED
    }
}
