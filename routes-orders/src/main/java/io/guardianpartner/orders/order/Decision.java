package io.guardianpartner.orders.order;

import java.util.List;

/** The effect of an event on an order. */
public sealed interface Decision {

    /** The order as it was or as it becomes. */
    Order order();

    /** The order is to be stored as it stands here, together with its effects, or not at all. */
    record Changed(Order order, List<Effect> effects) implements Decision {
        public Changed {
            effects = List.copyOf(effects);
        }
    }

    /** The event has nothing to say to this order (any more): too late, out of order, or done already. */
    record Unchanged(Order order, String why) implements Decision {}

    /** The event must not happen to this order, now or later. */
    record Impossible(Order order, String why) implements Decision {}
}
