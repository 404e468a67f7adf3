package io.guardianpartner.catalog.reservation;

import org.apache.camel.Exchange;

/** Typed access to what the statement routes leave in the exchange of a story: the reservation and the stock, both locked. */
record ReservationContext(Exchange exchange) {

    Reservation reservation() {
        return exchange.getVariable("reservation", Reservation.class);
    }

    LockedStock stock() {
        return exchange.getVariable("stock", LockedStock.class);
    }
}
