package io.guardianpartner.orders.order;

import java.util.UUID;

/** News for others, to be told when a decision is stored. */
public sealed interface Effect {

    /** Everybody: the order has another status than before. */
    record StatusChanged(OrderStatus previous) implements Effect {}

    /**
     * Payments: cancel the payment if it is pending, refund it if it was approved.
     *
     * @param paymentId absent for every payment that the order has or may still get
     */
    record CancelPayment(UUID paymentId, String reason) implements Effect {}

    /** Operators: somebody has to look at this. */
    record Alerted(OperatorAlert alert) implements Effect {}
}
