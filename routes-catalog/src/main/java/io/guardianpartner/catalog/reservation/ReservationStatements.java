package io.guardianpartner.catalog.reservation;

import io.guardianpartner.catalog.StatementRoutes;
import org.springframework.stereotype.Component;

/**
 * What is asked of and written into the tables of reservations and stock. Locks are always taken in one order, the
 * reservation first, then the products by their ids: so nobody waits in a circle.
 */
@Component
class ReservationStatements extends StatementRoutes {

    @Override
    public void configure() {
        statement("find-reservation", "reservationRows", "key")
            .transform().method("reservationRows", "all").id("found-reservations");

        statement("open-reservation")
            .transform().method("reservationRows", "one").id("opened-reservation");

        statement("save-reservation", "reservationRows", "row");

        statement("select-expired", "reservationRows", "now")
            .transform().method("reservationRows", "orders").id("expired-orders");

        statement("lock-expired", "reservationRows", "expired")
            .transform().method("reservationRows", "all").id("locked-expired");

        statement("lock-shelf")
            .transform().method("shelfRows", "shelf").id("locked-shelf");

        statement("save-shelf", "shelfRows", "stock");
    }
}
