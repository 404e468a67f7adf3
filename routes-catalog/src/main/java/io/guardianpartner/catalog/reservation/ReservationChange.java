package io.guardianpartner.catalog.reservation;

import java.util.List;

/**
 * A reservation and its stock after a change, and what has to be told of it.
 *
 * @param shortages to be announced to the order, which is paid and cannot be served; mostly empty
 */
record ReservationChange(Effect effect, Reservation reservation, LockedStock stock, List<Shortage> shortages) {

    enum Effect {
        /** The reservation or its stock has changed. */
        CHANGED,
        /** Nothing has changed: it was so already. */
        STANDS,
        /** Nothing has changed: the event came too late, or does not fit. */
        STALE
    }

    static ReservationChange none(Effect effect, Reservation reservation) {
        return new ReservationChange(effect, reservation, LockedStock.EMPTY, List.of());
    }

    static ReservationChange of(Reservation reservation, LockedStock stock) {
        return new ReservationChange(Effect.CHANGED, reservation, stock, List.of());
    }

    boolean changed() {
        return effect == Effect.CHANGED;
    }
}
