package io.guardianpartner.catalog.reservation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long portions are held for an order that has not paid.
 *
 * @param grace beyond the time to pay, for a payment that was made in time and is heard of late
 * @param longest how far ahead the time to pay may lie
 */
record Term(Duration grace, Duration longest) {

    /**
     * When a reservation made now expires, in whole milliseconds.
     *
     * @throws ReservationRefused.TermRefused the time to pay is over, or too far ahead
     */
    Instant expiry(Instant payBy, Instant now) {
        if (!payBy.isAfter(now)) {
            throw new ReservationRefused.TermRefused("lies in the past");
        }
        if (payBy.isAfter(now.plus(longest))) {
            throw new ReservationRefused.TermRefused("lies more than " + longest.toMinutes() + " minutes ahead");
        }
        return payBy.plus(grace).truncatedTo(ChronoUnit.MILLIS);
    }
}
