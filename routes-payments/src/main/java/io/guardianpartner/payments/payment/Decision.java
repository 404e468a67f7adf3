package io.guardianpartner.payments.payment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an answer of the broker does to a payment.
 *
 * @param payment as it is to be stored
 * @param events what others are to be told, in this order, in the same write
 * @param next what to ask the broker now
 * @param checkIn when to ask again if {@code next} is REST; empty is never
 * @param raised what a human has to look at from now on; null if nothing, or if that was known before
 */
public record Decision(Payment payment, List<PaymentEvent> events, Step next, Optional<Duration> checkIn,
    Alarm raised) {

    public Decision {
        events = List.copyOf(events);
    }

    Decision(Payment payment, List<PaymentEvent> events, Step next, Optional<Duration> checkIn) {
        this(payment, events, next, checkIn, null);
    }

    Decision and(List<PaymentEvent> more) {
        return new Decision(payment, Stream.concat(events.stream(), more.stream()).toList(), next, checkIn, raised);
    }

    Decision checkedIn(Payment checked, Optional<Duration> wait) {
        return new Decision(checked, events, next, wait, raised);
    }

    /** An alarm is raised when the payment begins to have it. */
    Decision raisingSince(Payment before) {
        Alarm alarm = payment.alarm() == before.alarm() ? null : payment.alarm();
        return new Decision(payment, events, next, checkIn, alarm);
    }

    /** The same with a next check, if there is one, that is no sooner than this. */
    public Decision noSoonerThan(Duration wait) {
        return new Decision(payment, events, next, checkIn.map(planned -> planned.compareTo(wait) < 0 ? wait : planned),
            raised);
    }
}
