package io.guardianpartner.payments.payment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an answer of the broker does to a payment.
 *
 * @param payment as it is to be stored
 * @param events what others are to be told, in this order, in the same write
 * @param next what to ask the broker now
 * @param checkIn when to ask again if {@code next} is REST; empty is never
 */
public record Decision(Payment payment, List<PaymentEvent> events, Step next, Optional<Duration> checkIn) {

    public Decision {
        events = List.copyOf(events);
    }
}
