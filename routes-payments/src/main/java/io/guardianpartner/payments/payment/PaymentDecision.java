package io.guardianpartner.payments.payment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The effect of a broker's answer on a payment.
 *
 * @param payment as it is to be stored
 * @param events what others are to be told, in this order, in the same write
 * @param next what to ask the broker now
 * @param checkIn when to ask again if {@code next} is DONE; empty is never
 * @param raised the alarm that is new; null if there is none, or it was known before
 */
public record PaymentDecision(Payment payment, List<PaymentEvent> events, Step next, Optional<Duration> checkIn,
    Alarm raised) {

    public PaymentDecision {
        events = List.copyOf(events);
    }

    PaymentDecision(Payment payment, List<PaymentEvent> events, Step next, Optional<Duration> checkIn) {
        this(payment, events, next, checkIn, null);
    }

    PaymentDecision checkedIn(Payment checked, Optional<Duration> wait) {
        return new PaymentDecision(checked, events, next, wait, raised);
    }

    /** An alarm is raised when the payment begins to have it. */
    PaymentDecision raisingSince(Payment before) {
        Alarm alarm = payment.alarm() == before.alarm() ? null : payment.alarm();
        return new PaymentDecision(payment, events, next, checkIn, alarm);
    }

    /** The same with a next check, if there is one, that is no sooner than this. */
    public PaymentDecision noSoonerThan(Duration wait) {
        return new PaymentDecision(payment, events, next,
            checkIn.map(planned -> planned.compareTo(wait) < 0 ? wait : planned),
            raised);
    }
}
