package io.guardianpartner.orders.store;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.routing.rest.Cursor;
import io.guardianpartner.routing.rest.PageRequest;
import io.guardianpartner.routing.rest.ProblemException;

/**
 * A page of orders that is being put together from one index: the orders under one value of its key after those under
 * the one before it, each by age.
 * <p>
 * The index is asked for the last value first. Orders move from later values to earlier ones (AWAITING, IN_PROGRESS,
 * DONE): one that moves meanwhile is found twice, and listed once, where it would be missed the other way round.
 */
public final class Listing {

    private static final String LIST = "list";
    private static final String AT = "at";
    private static final String AFTER = "after";

    final String index;
    private final String keyName;
    private final List<String> keyValues;
    final boolean oldestFirst;
    private final int limit;
    /** By the value's place among the values. */
    private final SortedMap<Integer, List<UUID>> found = new TreeMap<>();
    private int first;
    private UUID after;
    private int at;
    List<Order> orders = List.of();

    private Listing(String index, String keyName, List<String> keyValues, boolean oldestFirst, PageRequest request) {
        this.index = index;
        this.keyName = keyName;
        this.keyValues = List.copyOf(keyValues);
        this.oldestFirst = oldestFirst;
        limit = request.limit();
        request.cursor().ifPresent(this::startAt);
        at = keyValues.size() - 1;
    }

    /** The orders of one customer, newest first. */
    public static Listing ofCustomer(String customerId, PageRequest request) {
        return new Listing("customer", OrderItem.CUSTOMER, List.of(customerId), false, request);
    }

    /** What the kitchen has to do, by these statuses, oldest first. */
    public static Listing ofBoard(List<String> statuses, PageRequest request) {
        return new Listing("board", OrderItem.BOARD, statuses, true, request);
    }

    /** The orders of the page as they are now; some may have moved on since the index named them. */
    public List<Order> orders() {
        return orders;
    }

    /** Where the next page begins; null if this is the last one. */
    public Cursor next() {
        List<UUID> all = all();
        if (all.size() <= limit) {
            return null;
        }
        UUID last = all.get(limit - 1);
        int place = found.keySet().stream().filter(value -> found.get(value).contains(last)).findFirst().orElseThrow();
        return Cursor.of(Map.of(LIST, index, AT, Integer.toString(place), AFTER, last.toString()));
    }

    boolean isOpen() {
        return at >= first;
    }

    /** How many to ask for: one more than the page holds tells whether there is another page. */
    int wanted() {
        return limit + 1;
    }

    String keyName() {
        return keyName;
    }

    String keyValue() {
        return keyValues.get(at);
    }

    /** The order after which to begin; null for the first of this value. */
    UUID after() {
        return at == first ? after : null;
    }

    void found(List<UUID> ids) {
        found.put(at, List.copyOf(ids));
        at--;
    }

    List<UUID> ids() {
        List<UUID> all = all();
        return all.subList(0, Math.min(limit, all.size()));
    }

    private List<UUID> all() {
        return found.values().stream().flatMap(List::stream).distinct().toList();
    }

    private void startAt(Cursor cursor) {
        if (!cursor.get(LIST).equals(index)) {
            throw notOurs();
        }
        try {
            first = Integer.parseInt(cursor.get(AT));
            after = Ids.parse(cursor.get(AFTER));
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
        if (first < 0 || first >= keyValues.size()) {
            throw notOurs();
        }
    }

    private static ProblemException notOurs() {
        return ProblemException.malformedParameter("cursor", "is none that this list has given");
    }
}
