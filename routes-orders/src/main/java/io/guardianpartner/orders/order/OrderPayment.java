package io.guardianpartner.orders.order;

import java.util.Objects;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * The payment as the order knows it, learnt from the answer to its request and from messages, whichever comes first.
 *
 * @param pix absent until the answer to the request has come; with its text only while the payment is pending
 * @param refunded the sum given back so far; it only grows
 */
public record OrderPayment(UUID id, State state, Pix pix, Money refunded) {

    /** The states that an order tells apart. */
    public enum State {
        PENDING, SUCCESS, FAIL, PARTIALLY_REFUNDED, REFUNDED
    }

    public OrderPayment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(refunded, "refunded");
        pix = pix == null || state == State.PENDING ? pix : pix.closed();
    }

    static OrderPayment adopted(UUID id, State state) {
        return new OrderPayment(id, state, null, Money.ZERO);
    }

    OrderPayment with(State next) {
        return new OrderPayment(id, next, pix, refunded);
    }

    OrderPayment with(Pix issued) {
        return new OrderPayment(id, state, issued, refunded);
    }

    OrderPayment refunded(Money sum, State next) {
        return new OrderPayment(id, next, pix, sum);
    }
}
