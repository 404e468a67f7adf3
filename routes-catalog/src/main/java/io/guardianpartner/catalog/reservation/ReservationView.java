package io.guardianpartner.catalog.reservation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A reservation as it is answered; an order that was called off before it asked has neither lines nor expiry. */
record ReservationView(UUID orderId, List<Line> lines, String status, Instant expiresAt) {

    static ReservationView of(Reservation reservation) {
        return new ReservationView(reservation.orderId(), reservation.lines(), reservation.state().status(),
            reservation.expiresAt());
    }
}
