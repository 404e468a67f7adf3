package io.guardianpartner.catalog.reservation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.catalog.reservation.Change.Effect;
import io.guardianpartner.catalog.stock.Holding;

/**
 * What an order holds of the stock. Asked for again, it answers the same; news of the order may come twice and in any
 * order, and only what is newer than everything before changes anything.
 *
 * @param orderVersion the highest version of the order that was heard of; 0 before
 * @param lines one for each product; empty for an order that was called off before it asked
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
     * The order asks for its portions: it gets all of them or none.
     *
     * @param wants one for each product
     * @param shelf has all the products of {@code wants} that exist
     * @throws ReservationRefused why it gets none
     */
    Change request(List<Want> wants, Instant payBy, Term term, Instant now, Shelf shelf) {
        Optional<State> next = state.after(Cause.REQUESTED);
        if (next.isEmpty()) {
            return stand(wants);
        }
        Instant expiry = term.expiry(payBy, now);
        List<Line> asked = shelf.lines(wants);
        List<Shortage> shortages = shelf.shortages(asked);
        if (!shortages.isEmpty()) {
            throw new ReservationRefused.StockShort(shortages);
        }
        return become(next.get(), orderVersion, asked, expiry, shelf);
    }

    /**
     * The order has changed.
     *
     * @param shelf has the products that {@link #touchedBy} names
     */
    Change hear(OrderNews news, Shelf shelf) {
        Optional<State> next = after(news);
        if (next.isEmpty()) {
            return Change.none(news.version() == orderVersion ? Effect.STANDS : Effect.STALE, this);
        }
        List<Line> held = linesAfter(news, next.get());
        List<Shortage> shortages = isTaking(next.get()) ? shelf.shortages(held) : List.of();
        if (shortages.isEmpty()) {
            return become(next.get(), news.version(), held, expiresAt, shelf);
        }
        Reservation unserved = new Reservation(orderId, State.SHORT, news.version(), held, expiresAt);
        return new Change(Effect.CHANGED, unserved, Shelf.EMPTY, state == State.SHORT ? List.of() : shortages);
    }

    /** The products whose stock has to be at hand, and unchanging, while {@link #hear} decides. */
    List<UUID> touchedBy(OrderNews news) {
        return after(news).filter(next -> next.holding() != state.holding())
            .map(next -> linesAfter(news, next).stream().map(Line::productId).toList())
            .orElse(List.of());
    }

    /**
     * Time has passed: portions that nobody paid for are given back.
     *
     * @param shelf has all the products of the lines
     */
    Change lapse(Instant now, Shelf shelf) {
        boolean over = expiresAt != null && !expiresAt.isAfter(now);
        return state.after(Cause.EXPIRED).filter(next -> over)
            .map(next -> become(next, orderVersion, lines, expiresAt, shelf))
            .orElse(Change.none(Effect.STANDS, this));
    }

    private Optional<State> after(OrderNews news) {
        return news.version() > orderVersion ? news.cause().flatMap(state::after) : Optional.empty();
    }

    /** What the order asked for itself counts; one that never asked and is paid has what the news says. */
    private List<Line> linesAfter(OrderNews news, State next) {
        return lines.isEmpty() && next.holding() != Holding.NOTHING ? news.lines() : lines;
    }

    private boolean isTaking(State next) {
        return state.holding() == Holding.NOTHING && next.holding() != Holding.NOTHING;
    }

    private Change stand(List<Want> wants) {
        if (state.holding() == Holding.NOTHING) {
            throw new ReservationRefused.OrderClosed();
        }
        if (!isOf(wants)) {
            throw new ReservationRefused.LinesDiffer();
        }
        return Change.none(Effect.STANDS, this);
    }

    private boolean isOf(List<Want> wants) {
        List<Want> held = lines.stream().map(line -> new Want(line.productId(), line.quantity())).toList();
        return held.size() == wants.size() && held.containsAll(wants);
    }

    private Change become(State next, int version, List<Line> held, Instant expiry, Shelf shelf) {
        Reservation after = new Reservation(orderId, next, version, held, expiry);
        return Change.of(after, shelf.moved(state.holding(), next.holding(), held));
    }
}
