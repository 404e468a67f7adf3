package io.guardianpartner.catalog.reservation;

import static io.guardianpartner.catalog.reservation.Cause.CANCELLED;
import static io.guardianpartner.catalog.reservation.Cause.EXPIRED;
import static io.guardianpartner.catalog.reservation.Cause.PAID;
import static io.guardianpartner.catalog.reservation.Cause.PAYMENT_FAILED;
import static io.guardianpartner.catalog.reservation.Cause.REQUESTED;
import static io.guardianpartner.catalog.reservation.Cause.REQUESTED_ANEW;

import java.util.Map;
import java.util.Optional;

import io.guardianpartner.catalog.stock.Allocation;

/**
 * The state of a reservation, and the whole state machine. Three states are RELEASED for callers, and they end differently:
 * a lapsed reservation may still be paid, a closed one may not.
 */
enum State {
    /** Nobody has heard of the order yet. */
    UNSEEN(Allocation.NONE, null),
    /** The portions are promised until the reservation expires. */
    RESERVED(Allocation.RESERVED, "RESERVED"),
    /** The order is paid and its portions have left the stock. */
    COMMITTED(Allocation.ALLOCATED, "COMMITTED"),
    /** Nobody paid in time. */
    LAPSED(Allocation.NONE, "RELEASED"),
    /** The order was paid after its reservation lapsed, and the portions were gone. */
    SHORT(Allocation.NONE, "RELEASED"),
    /** The order itself is over, for now or for good: its payment failed or it was cancelled. */
    CLOSED(Allocation.NONE, "RELEASED");

    /** Going to COMMITTED without holding anything ends as SHORT when the stock does not have all of it. */
    private static final Map<State, Map<Cause, State>> TABLE = Map.of(
        UNSEEN, Map.of(REQUESTED, RESERVED, PAID, COMMITTED, PAYMENT_FAILED, CLOSED, CANCELLED, CLOSED),
        RESERVED,
        Map.of(REQUESTED_ANEW, RESERVED, PAID, COMMITTED, PAYMENT_FAILED, CLOSED, CANCELLED, CLOSED, EXPIRED, LAPSED),
        COMMITTED, Map.of(PAID, COMMITTED, CANCELLED, CLOSED),
        LAPSED, Map.of(REQUESTED_ANEW, RESERVED, PAID, COMMITTED, PAYMENT_FAILED, CLOSED, CANCELLED, CLOSED),
        SHORT, Map.of(PAID, COMMITTED, CANCELLED, CLOSED),
        CLOSED, Map.of(REQUESTED_ANEW, RESERVED, PAID, COMMITTED, PAYMENT_FAILED, CLOSED, CANCELLED, CLOSED));

    private final Allocation allocation;
    private final String status;

    State(Allocation allocation, String status) {
        this.allocation = allocation;
        this.status = status;
    }

    /** The state that follows; empty when the machine has no such step. */
    Optional<State> after(Cause cause) {
        return Optional.ofNullable(TABLE.get(this).get(cause));
    }

    /** The allocation of the order's portions in this state. */
    Allocation allocation() {
        return allocation;
    }

    /** The status that callers see: RESERVED, COMMITTED or RELEASED. */
    String status() {
        return status;
    }
}
