package io.guardianpartner.orders.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.orders.order.Order;
import io.guardianpartner.routing.rest.Cursor;
import io.guardianpartner.routing.rest.PageRequest;
import io.guardianpartner.routing.rest.ProblemException;

/**
 * A page of orders that is being put together from one index: the orders under one value of its key after those under
 * the one before it, each by age.
 */
public final class Listing {

    private static final String AT = "at";
    private static final String AFTER = "after";

    final String index;
    private final String keyName;
    private final List<String> keyValues;
    final boolean oldestFirst;
    private final int limit;
    private final List<UUID> found = new ArrayList<>();
    private final List<Integer> foundAt = new ArrayList<>();
    private int at;
    private UUID after;
    List<Order> orders = List.of();

    private Listing(String index, String keyName, List<String> keyValues, boolean oldestFirst, PageRequest request) {
        this.index = index;
        this.keyName = keyName;
        this.keyValues = List.copyOf(keyValues);
        this.oldestFirst = oldestFirst;
        limit = request.limit();
        request.cursor().ifPresent(this::startAt);
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
        if (found.size() <= limit) {
            return null;
        }
        return Cursor.of(Map.of(AT, foundAt.get(limit - 1).toString(), AFTER, found.get(limit - 1).toString()));
    }

    boolean isOpen() {
        return missing() > 0 && at < keyValues.size();
    }

    /** How many to ask for: one more than the page holds tells whether there is another page. */
    int missing() {
        return limit + 1 - found.size();
    }

    String keyName() {
        return keyName;
    }

    String keyValue() {
        return keyValues.get(at);
    }

    UUID after() {
        return after;
    }

    void found(List<UUID> ids) {
        for (UUID id : ids) {
            found.add(id);
            foundAt.add(at);
        }
        at++;
        after = null;
    }

    List<UUID> ids() {
        return found.subList(0, Math.min(limit, found.size()));
    }

    private void startAt(Cursor cursor) {
        try {
            at = Integer.parseInt(cursor.get(AT));
            after = UUID.fromString(cursor.get(AFTER));
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
        if (at < 0 || at >= keyValues.size()) {
            throw notOurs();
        }
    }

    private static ProblemException notOurs() {
        return ProblemException.malformedParameter("cursor", "is none that this list has given");
    }
}
