package io.guardianpartner.catalog.reservation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.catalog.reservation.ReservationChange.Effect;
import io.guardianpartner.catalog.stock.Allocation;

/**
 * The portions of an order. Asked for again, it answers the same; events of the order may come twice and in any
 * order, and only what is newer than everything before changes anything.
 *
 * @param orderVersion the highest version of the order that was heard of; 0 before
 * @param lines one for each product; empty for an order that was cancelled before it asked
 * @param expiresAt when portions that nobody paid for are given back; null if none were ever reserved
 */
record Reservation(UUID orderId, State state, int orderVersion, List<Line> lines, Instant expiresAt) {

    Reservation {
        lines = List.copyOf(lines);
    }

    static Reservation unseen(UUID orderId) {
        return new Reservation(orderId, State.UNSEEN, 0, List.of(), null);
    }

    /**
     * The order asks for its portions: it gets all of them or none. An order that is to be paid once more asks again, with the version
     * that this gave it: what was given back is reserved again, as it was, and what is reserved still stays so for longer.
     *
     * @param portions one for each product
     * @param version of the order that asks; 0 if it does not tell
     * @param stock has all the products of {@code portions} that exist
     * @throws ReservationRejection why it gets none
     */
    ReservationChange request(List<RequestedPortions> portions, int version, Instant payBy, ReservationTtl ttl,
        Instant now, LockedStock stock) {
        boolean isAnew = version > orderVersion && state != State.UNSEEN;
        Optional<State> next = state.after(isAnew ? Cause.REQUESTED_ANEW : Cause.REQUESTED);
        if (next.isEmpty()) {
            return stand(portions);
        }
        Instant expiry = ttl.expiry(payBy, now);
        List<Line> asked = lines.isEmpty() ? stock.lines(portions) : linesOf(portions);
        if (state.allocation() == next.get().allocation()) {
            return become(next.get(), version, asked, expiry, LockedStock.EMPTY);
        }
        List<Shortage> shortages = stock.shortages(asked);
        if (!shortages.isEmpty()) {
            throw new ReservationRejection.InsufficientStock(shortages);
        }
        return become(next.get(), Math.max(version, orderVersion), asked, expiry, stock);
    }

    /**
     * The order has changed.
     *
     * @param stock has the products that {@link #touchedBy} names
     */
    ReservationChange apply(OrderEvent event, LockedStock stock) {
        Optional<State> next = after(event);
        if (next.isEmpty()) {
            return ReservationChange.none(event.version() == orderVersion ? Effect.STANDS : Effect.STALE, this);
        }
        List<Line> own = linesAfter(event, next.get());
        List<Shortage> shortages = isTaking(next.get()) ? stock.shortages(own) : List.of();
        if (shortages.isEmpty()) {
            return become(next.get(), event.version(), own, expiresAt, stock);
        }
        Reservation unserved = new Reservation(orderId, State.SHORT, event.version(), own, expiresAt);
        return new ReservationChange(Effect.CHANGED, unserved, LockedStock.EMPTY,
            state == State.SHORT ? List.of() : shortages);
    }

    /** The products whose stock has to be at hand, and unchanging, while {@link #apply} decides. */
    List<UUID> touchedBy(OrderEvent event) {
        return after(event).filter(next -> next.allocation() != state.allocation())
            .map(next -> linesAfter(event, next).stream().map(Line::productId).toList())
            .orElse(List.of());
    }

    /**
     * Time has passed: portions that nobody paid for are given back.
     *
     * @param stock has all the products of the lines
     */
    ReservationChange expire(Instant now, LockedStock stock) {
        boolean over = expiresAt != null && !expiresAt.isAfter(now);
        return state.after(Cause.EXPIRED).filter(next -> over)
            .map(next -> become(next, orderVersion, lines, expiresAt, stock))
            .orElse(ReservationChange.none(Effect.STANDS, this));
    }

    private Optional<State> after(OrderEvent event) {
        return event.version() > orderVersion ? event.cause().flatMap(state::after) : Optional.empty();
    }

    /** The lines that the order asked for; a paid order that never asked has the lines of the event. */
    private List<Line> linesAfter(OrderEvent event, State next) {
        return lines.isEmpty() && next.allocation() != Allocation.NONE ? event.lines() : lines;
    }

    private boolean isTaking(State next) {
        return state.allocation() == Allocation.NONE && next.allocation() != Allocation.NONE;
    }

    /** What the order has been told once keeps its names and prices. */
    private List<Line> linesOf(List<RequestedPortions> portions) {
        if (!isOf(portions)) {
            throw new ReservationRejection.LinesDiffer();
        }
        return lines;
    }

    private ReservationChange stand(List<RequestedPortions> portions) {
        if (state.allocation() == Allocation.NONE) {
            throw new ReservationRejection.OrderClosed();
        }
        if (!isOf(portions)) {
            throw new ReservationRejection.LinesDiffer();
        }
        return ReservationChange.none(Effect.STANDS, this);
    }

    private boolean isOf(List<RequestedPortions> portions) {
        List<RequestedPortions> own = lines.stream()
            .map(line -> new RequestedPortions(line.productId(), line.quantity())).toList();
        return own.size() == portions.size() && own.containsAll(portions);
    }

    private ReservationChange become(State next, int version, List<Line> own, Instant expiry, LockedStock stock) {
        Reservation after = new Reservation(orderId, next, version, own, expiry);
        return ReservationChange.of(after, stock.moved(state.allocation(), next.allocation(), own));
    }
}
