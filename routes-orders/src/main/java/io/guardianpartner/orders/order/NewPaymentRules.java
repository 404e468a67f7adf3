package io.guardianpartner.orders.order;

import java.time.Duration;
import java.time.Instant;

import io.guardianpartner.orders.order.Decision.Impossible;
import io.guardianpartner.orders.order.Decision.Unchanged;

/**
 * Rules of another payment for an order whose Pix ran out or failed. Its portions are reserved again as they were, if they are still
 * there, so it is placed again from its reservation on; the payments before are never accepted any more.
 */
public final class NewPaymentRules {

    /** An order has no more payments than this. */
    static final int MOST_PAYMENTS = 5;

    private final PlacementRules placing;
    private final Duration offeredFor;

    /** @param offeredFor how long after it was placed an order may be given another payment */
    public NewPaymentRules(PlacementRules placing, Duration offeredFor) {
        this.placing = placing;
        this.offeredFor = offeredFor;
    }

    /**
     * Its owner wants a Pix that can be paid. To want it twice is to want it once. Of a Pix that has run out the broker says whether it was
     * paid, and payments calls it off if not; until then nothing is to be done.
     */
    public Decision wanted(Order order, Instant now) {
        if (order.isBeingPlaced()) {
            return placing.triedAgain(order, now);
        }
        if (order.canBePaid(now)) {
            return new Unchanged(order, "has a Pix that can be paid");
        }
        if (order.status() == OrderStatus.PAYMENT_PENDING) {
            return new Unchanged(order, "its Pix has run out, and whether it was paid is not known yet");
        }
        return order.status().after(Trigger.OWNER_PAYS_ANEW)
            .map(next -> begun(order, next, now))
            .orElseGet(() -> new Impossible(order, "An order that is " + order.status() + " is not to be paid."));
    }

    private Decision begun(Order order, OrderStatus next, Instant now) {
        if (order.paymentAttempt() >= MOST_PAYMENTS) {
            return new Impossible(order, "The order has had " + MOST_PAYMENTS + " payments: place another order.");
        }
        if (now.isAfter(order.createdAt().plus(offeredFor))) {
            return new Impossible(order, "The order is too old to be paid: place another order.");
        }
        return placing.begunAgain(order.change().forgettingPayment(), now).entering(next, now);
    }
}
