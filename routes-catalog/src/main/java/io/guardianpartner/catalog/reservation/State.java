package io.guardianpartner.catalog.reservation;

import static io.guardianpartner.catalog.reservation.Cause.CANCELLED;
import static io.guardianpartner.catalog.reservation.Cause.EXPIRED;
import static io.guardianpartner.catalog.reservation.Cause.PAID;
import static io.guardianpartner.catalog.reservation.Cause.PAYMENT_FAILED;
import static io.guardianpartner.catalog.reservation.Cause.REQUESTED;

import java.util.Map;
import java.util.Optional;

import io.guardianpartner.catalog.stock.Holding;

/**
 * Where a reservation stands, and the whole state machine. The three ways of being released are told apart because they
 * end differently: who lapsed may still be paid, who was closed by the order may not.
 */
enum State {
    /** Nobody has heard of the order yet. */
    UNSEEN(Holding.NOTHING, null),
    /** The portions are promised until the reservation expires. */
    RESERVED(Holding.RESERVED, "RESERVED"),
    /** The order is paid and its portions have left the shelf. */
    COMMITTED(Holding.TAKEN, "COMMITTED"),
    /** Nobody paid in time. */
    LAPSED(Holding.NOTHING, "RELEASED"),
    /** The order was paid after its reservation lapsed, and the portions were gone. */
    SHORT(Holding.NOTHING, "RELEASED"),
    /** The order itself is over: its payment failed or it was cancelled. */
    CLOSED(Holding.NOTHING, "RELEASED");

    /** Going to COMMITTED without holding anything ends as SHORT when the shelf does not have all of it. */
    private static final Map<State, Map<Cause, State>> TABLE = Map.of(
        UNSEEN, Map.of(REQUESTED, RESERVED, PAID, COMMITTED, PAYMENT_FAILED, CLOSED, CANCELLED, CLOSED),
        RESERVED, Map.of(PAID, COMMITTED, PAYMENT_FAILED, CLOSED, CANCELLED, CLOSED, EXPIRED, LAPSED),
        COMMITTED, Map.of(PAID, COMMITTED, CANCELLED, CLOSED),
        LAPSED, Map.of(PAID, COMMITTED, PAYMENT_FAILED, CLOSED, CANCELLED, CLOSED),
        SHORT, Map.of(PAID, COMMITTED, CANCELLED, CLOSED),
        CLOSED, Map.of(PAYMENT_FAILED, CLOSED, CANCELLED, CLOSED));

    private final Holding holding;
    private final String status;

    State(Holding holding, String status) {
        this.holding = holding;
        this.status = status;
    }

    /** The state that follows; empty when the machine has no such step. */
    Optional<State> after(Cause cause) {
        return Optional.ofNullable(TABLE.get(this).get(cause));
    }

    /** What the order has of its portions in this state. */
    Holding holding() {
        return holding;
    }

    /** What others are told: RESERVED, COMMITTED or RELEASED. */
    String status() {
        return status;
    }
}
