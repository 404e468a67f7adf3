package io.guardianpartner.orders.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.resilience4j.core.IntervalFunction;
import io.guardianpartner.api.Cursor;
import io.guardianpartner.api.PageRequest;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;

/**
 * A page of orders that is being put together from one index: the orders under one value of its key after those under
 * the one before it, each by age.
 * <p>
 * Orders move from later values to earlier ones (AWAITING, IN_PROGRESS, DONE). So the index is asked for the last value
 * first: an order that moves meanwhile is found twice, and listed once, where it would be missed the other way round.
 * Between two pages it may still get behind the cursor. Therefore pages after the last one list what has moved since the
 * first one began, now going the way that orders go, so that none can get behind them a second time.
 */
public final class OrderPage {

    /** The index and other pods' clocks may lag behind. */
    private static final Duration LAG = Duration.ofSeconds(10);
    private static final String LIST = "list";
    private static final String AT = "at";
    private static final String AFTER = "after";
    private static final String SINCE = "since";
    private static final String SEEN = "seen";
    /** As many as a cursor has room for; beyond that an order is listed twice. */
    private static final int MAX_SEEN = 12;
    private static final int MAX_READS = 6;
    private static final IntervalFunction PAUSE = IntervalFunction.ofExponentialBackoff(50, 2);

    final String index;
    private final String keyName;
    private final List<String> keyValues;
    final boolean oldestFirst;
    private final int limit;
    private final boolean isFirstPage;
    /** Where the page begins: a value's place among the values, or behind them a place of what has moved. */
    private int first;
    private UUID after;
    /** From when on what has moved is listed again, unless it is among the seen. */
    private Instant since;
    private List<UUID> seen = List.of();
    private final Deque<Integer> toAsk = new ArrayDeque<>();
    private final SortedMap<Integer, List<UUID>> found = new TreeMap<>();
    private final Map<UUID, Order> byId = new HashMap<>();
    private List<UUID> unread = List.of();
    private int reads;
    private List<Order> orders = List.of();

    private OrderPage(String index, String keyName, List<String> keyValues, boolean oldestFirst, PageRequest request,
        Instant now) {
        this.index = index;
        this.keyName = keyName;
        this.keyValues = List.copyOf(keyValues);
        this.oldestFirst = oldestFirst;
        limit = request.limit();
        isFirstPage = request.cursor().isEmpty();
        // To the minute, so that who polls a board that stands still is given the same cursor, and so the same tag.
        since = now.minus(LAG).truncatedTo(ChronoUnit.MINUTES);
        request.cursor().ifPresent(this::startAt);
        for (int place = first; place < (isOfMoved() ? places() : keyValues.size()); place++) {
            if (isOfMoved()) {
                toAsk.addLast(place);
            } else {
                toAsk.addFirst(place);
            }
        }
    }

    /** The orders of one customer, newest first. */
    public static OrderPage ofCustomer(String customerId, PageRequest request) {
        return new OrderPage("customer", OrderItem.CUSTOMER, List.of(customerId), false, request, Instant.EPOCH);
    }

    /** The orders of one status, newest first. */
    public static OrderPage ofStatus(OrderStatus status, PageRequest request) {
        List<String> only = List.of(status.name());
        return status.isOnBoard()
            ? new OrderPage("board", OrderItem.BOARD, only, false, request, Instant.EPOCH)
            : new OrderPage("off-board", OrderItem.OFF_BOARD, only, false, request, Instant.EPOCH);
    }

    /** The last orders with a number whose ids are of the day or before, newest first: the one of the day is among them. */
    public static OrderPage ofNumber(NumberOfDay wanted) {
        OrderPage page = new OrderPage("number", OrderItem.NUMBER, List.of(wanted.number()), false,
            new PageRequest(NumberOfDay.MOST_UNTIL_DAY, Optional.empty()), Instant.EPOCH);
        page.after = wanted.lastId();
        return page;
    }

    /** What the kitchen has to do, by these statuses, oldest first. */
    public static OrderPage ofBoard(List<String> statuses, PageRequest request, Instant now) {
        return new OrderPage("board", OrderItem.BOARD, statuses, true, request, now);
    }

    /** The orders of the page as they are now; some may have moved on since the index named them. */
    public List<Order> orders() {
        return orders;
    }

    /** Where the next page begins; null if this is the last one. */
    public Cursor next() {
        List<UUID> all = all();
        if (all.size() > limit) {
            UUID last = all.get(limit - 1);
            return cursor(found.keySet().stream().filter(place -> found.get(place).contains(last)).findFirst()
                .orElseThrow(), last);
        }
        boolean mayHaveMoved = !isFirstPage && !isOfMoved() && places() > keyValues.size();
        return mayHaveMoved ? cursor(keyValues.size(), null) : null;
    }

    boolean isOpen() {
        return !toAsk.isEmpty();
    }

    /** How many to ask for: one more than the page holds tells whether there is another page. */
    int wanted() {
        return limit + 1;
    }

    String keyName() {
        return keyName;
    }

    String keyValue() {
        int place = toAsk.getFirst();
        return keyValues.get(place < keyValues.size() ? place : places() - 1 - place);
    }

    /** The order after which to begin; null for the first of this value. */
    UUID after() {
        return toAsk.getFirst() == first ? after : null;
    }

    void found(List<UUID> ids) {
        found.put(toAsk.removeFirst(), List.copyOf(ids));
        unread = ids();
    }

    List<UUID> ids() {
        List<UUID> all = all();
        return all.subList(0, Math.min(limit, all.size()));
    }

    /** Those of the page that are still to be read from the table. */
    List<UUID> unread() {
        return unread;
    }

    /** Milliseconds until the next read: none before the first, then 50, 100, 200 … */
    long pause() {
        if (reads >= MAX_READS) {
            throw ProblemException.unavailable("The orders cannot be read now; try again.", Duration.ofSeconds(1));
        }
        return reads++ == 0 ? 0 : PAUSE.apply(reads - 1);
    }

    /** @param left for another read */
    void read(List<Order> some, List<UUID> left) {
        some.forEach(order -> byId.put(order.id(), order));
        unread = left;
        Stream<Order> read = ids().stream().map(byId::get).filter(Objects::nonNull);
        orders = (isOfMoved() ? read.filter(order -> hasMoved(order) && !seen.contains(order.id())) : read).toList();
    }

    private List<UUID> all() {
        return found.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** Those of the values, then those of what has moved to each of them but the last: nothing moves there. */
    private int places() {
        return 2 * keyValues.size() - 1;
    }

    private boolean isOfMoved() {
        return first >= keyValues.size();
    }

    private boolean hasMoved(Order order) {
        return !order.updatedAt().isBefore(since);
    }

    private Cursor cursor(int place, UUID last) {
        Map<String, String> values = new HashMap<>(Map.of(LIST, index, AT, Integer.toString(place)));
        if (last != null) {
            values.put(AFTER, last.toString());
        }
        if (places() > keyValues.size()) {
            values.put(SINCE, since.toString());
            List<String> moved = Stream.concat(seen.stream(), orders.stream().filter(this::hasMoved).map(Order::id))
                .map(UUID::toString).distinct().toList();
            values.put(SEEN, String.join(" ", moved.subList(Math.max(0, moved.size() - MAX_SEEN), moved.size())));
        }
        return Cursor.of(values);
    }

    private void startAt(Cursor cursor) {
        if (!cursor.get(LIST).equals(index)) {
            throw notOurs();
        }
        try {
            first = Integer.parseInt(cursor.get(AT));
            after = cursor.values().containsKey(AFTER) ? Ids.parse(cursor.get(AFTER)) : null;
            if (places() > keyValues.size()) {
                since = Instant.parse(cursor.get(SINCE));
                seen = Arrays.stream(cursor.get(SEEN).split(" ")).filter(id -> !id.isEmpty()).map(Ids::parse)
                    .toList();
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw notOurs();
        }
        if (first < 0 || first >= places() || first < keyValues.size() && after == null) {
            throw notOurs();
        }
    }

    private static ProblemException notOurs() {
        return ProblemException.malformedParameter("cursor", "is none that this list has given");
    }
}
