package io.guardianpartner.catalog.reservation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

/** A reservation as it is answered; an order that was cancelled before it asked has neither lines nor expiry. */
record ReservationView(@NotNull UUID orderId, List<Line> lines, @NotNull String status, Instant expiresAt) {

    static ReservationView of(Reservation reservation) {
        return new ReservationView(reservation.orderId(), reservation.lines(), reservation.state().status(),
            reservation.expiresAt());
    }
}
