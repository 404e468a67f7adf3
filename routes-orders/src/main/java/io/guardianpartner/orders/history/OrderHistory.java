package io.guardianpartner.orders.history;

import java.util.ArrayList;
import java.util.List;

/**
 * The last steps of an order, oldest first. An order that goes its way takes seven; what comes again and again (a client that
 * asks, recovery that looks) is one entry.
 */
public record OrderHistory(List<HistoryStep> steps) {

    static final int KEPT = 40;
    public static final OrderHistory NONE = new OrderHistory(List.of());

    public OrderHistory {
        steps = List.copyOf(steps);
    }

    public OrderHistory with(HistoryEntry next) {
        List<HistoryStep> all = new ArrayList<>(steps);
        int last = all.size() - 1;
        if (last >= 0 && all.get(last) instanceof HistoryEntry entry && entry.isRepeatedBy(next)) {
            all.set(last, entry.repeated(next));
        } else {
            all.add(next);
        }
        return new OrderHistory(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    /** Those that this version can read. */
    public List<HistoryEntry> entries() {
        return steps.stream().filter(HistoryEntry.class::isInstance).map(HistoryEntry.class::cast).toList();
    }

    /** Whether it has the order's first step, and so all of them. */
    public boolean isWhole() {
        return !steps.isEmpty() && steps.get(0) instanceof HistoryEntry entry
            && entry.event() == HistoryEntry.Event.PLACED;
    }
}
