package io.guardianpartner.load.run;

import java.time.Duration;

import io.guardianpartner.load.order.OrderState;

/**
 * The amount and the kind of load.
 *
 * @param perSecond orders that come in a second, also while others wait; null for guests who come again when they are done
 * @param duration how long orders come
 * @param orders how many at most
 * @param atATime how many guests come again and again; 0 with {@code perSecond}
 * @param poisson whether gaps between orders are as random as among people
 * @param inFlight maximum of orders under way; a guest beyond it is counted as not started
 * @param goal where each order's way ends
 * @param lookEvery pause between two looks of a guest who waits
 * @param cookTime pause before each step of the kitchen
 * @param ownProducts how many products are made for the run; 0 for the restaurant's own
 * @param items different products in an order
 * @param settle how long each step may take, and what is left at the end
 * @param quiet how long after all is well everything is looked at once more; zero for not at all
 * @param strict whether an error that a repetition healed is one too many
 * @param seed makes the same orders at the same times again
 */
public record LoadPlan(Double perSecond, Duration duration, int orders, int atATime, boolean poisson, int inFlight,
    OrderState goal, Duration lookEvery, Duration cookTime, int ownProducts, int items, Duration settle, Duration quiet,
    boolean strict,
    long seed) {

    /** A duration that no run has: only the number of orders ends it. */
    public static final Duration EVER = Duration.ofDays(7);

    /** Whether the number of orders is limited. */
    public boolean hasNumber() {
        return orders < Integer.MAX_VALUE;
    }

    /** Whether the time in which orders come is limited. */
    public boolean hasEnd() {
        return duration.compareTo(EVER) < 0;
    }

    public boolean isPaid() {
        return goal.hasReached(OrderState.AWAITING);
    }

    public boolean isCooked() {
        return goal == OrderState.FINISHED;
    }
}
