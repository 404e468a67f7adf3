package io.guardianpartner.catalog.reservation;

import io.guardianpartner.support.jdbc.StatementRoutes;
import org.springframework.stereotype.Component;

/**
 * Reads and writes the tables of reservations and stock. Locks are always taken in one order, the reservation first, then
 * the products by their ids: so nobody waits in a circle.
 */
@Component
class ReservationStatements extends StatementRoutes {

    private final ReservationRows reservations;
    private final LockedStockRows stock;

    ReservationStatements(ReservationRows reservations, LockedStockRows stock) {
        super("catalog");
        this.reservations = reservations;
        this.stock = stock;
    }

    @Override
    public void configure() {
        statement("find-reservation", reservations::key)
            .transform().exchange(reservations::all).id("found-reservations");

        statement("open-reservation")
            .transform().exchange(reservations::one).id("opened-reservation");

        statement("save-reservation", reservations::row);

        statement("select-expired", reservations::now)
            .transform().exchange(reservations::orders).id("expired-orders");

        statement("lock-expired", reservations::expired)
            .transform().exchange(reservations::all).id("locked-expired");

        statement("lock-order-stock")
            .transform().exchange(stock::locked).id("locked-order-stock");

        statement("save-order-stock", stock::rows);
    }
}
