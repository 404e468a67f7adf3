package io.guardianpartner.catalog.reservation;

import java.util.List;

/**
 * What became of a reservation and of the shelf, and what has to be told.
 *
 * @param shortages to be announced to the order, which is paid and cannot be served; mostly empty
 */
record Change(Effect effect, Reservation reservation, Shelf shelf, List<Shortage> shortages) {

    enum Effect {
        /** Something is to be stored. */
        CHANGED,
        /** It was so already. */
        STANDS,
        /** The news came too late, or does not fit. */
        STALE
    }

    static Change none(Effect effect, Reservation reservation) {
        return new Change(effect, reservation, Shelf.EMPTY, List.of());
    }

    static Change of(Reservation reservation, Shelf shelf) {
        return new Change(Effect.CHANGED, reservation, shelf, List.of());
    }

    boolean changed() {
        return effect == Effect.CHANGED;
    }
}
