package io.guardianpartner.catalog.reservation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time for which portions stay reserved for an order that has not paid.
 *
 * @param grace beyond the time to pay, for a payment that was made in time and is heard of late
 * @param longest maximum time from now to the time to pay
 */
record ReservationTtl(Duration grace, Duration longest) {

    /**
     * When a reservation made now expires, in whole milliseconds.
     *
     * @throws ReservationRejection.PayByRejected the time to pay is over, or too far ahead
     */
    Instant expiry(Instant payBy, Instant now) {
        if (!payBy.isAfter(now)) {
            throw new ReservationRejection.PayByRejected("lies in the past");
        }
        if (payBy.isAfter(now.plus(longest))) {
            throw new ReservationRejection.PayByRejected("lies more than " + longest.toMinutes() + " minutes ahead");
        }
        return payBy.plus(grace).truncatedTo(ChronoUnit.MILLIS);
    }
}
