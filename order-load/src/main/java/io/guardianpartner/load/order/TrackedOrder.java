package io.guardianpartner.load.order;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * An order of the run with what its customer and the kitchen were told of it. One thread writes; who reads in another one
 * does so after that thread has ended.
 */
public final class TrackedOrder {

    /** The result of placing an order. */
    public enum Placing {
        /** No answer said yet whether there is an order. */
        UNKNOWN,
        /** An answer said 201. */
        PLACED,
        /** An answer said for good that there is none, or no request can have arrived. */
        REFUSED
    }

    private final int number;
    private final String key;
    private final String notes;
    private final String email;
    private final List<OrderLine> lines;

    private Placing placing = Placing.UNKNOWN;
    private UUID id;
    private String token;
    private String paymentId;
    private Money total;
    private boolean paid;
    private OrderState confirmed;
    private OrderState asked;
    private String trouble;

    /**
     * An order that nobody has asked for yet.
     *
     * @param key the idempotency key of all its tries
     * @param notes by which the kitchen's board shows whose it is
     * @param email the payer's, by which the broker's list shows whose a payment is
     */
    public TrackedOrder(int number, String key, String notes, String email, List<OrderLine> lines) {
        this.number = number;
        this.key = key;
        this.notes = notes;
        this.email = email;
        this.lines = List.copyOf(lines);
    }

    /** An answer said 201. */
    public void placed(UUID orderId, String orderToken, String payment, Money totalPrice) {
        placing = Placing.PLACED;
        id = orderId;
        token = orderToken;
        paymentId = payment;
        total = totalPrice;
        trouble = null;
        confirmed = OrderState.PAYMENT_PENDING;
        asked = OrderState.PAYMENT_PENDING;
    }

    /** There is no such order, for good. */
    public void refused(String why) {
        placing = Placing.REFUSED;
        trouble = why;
    }

    /** The broker said that the money has arrived. */
    public void paid() {
        paid = true;
    }

    /** Somebody has begun to ask for this; whether it was done is not known yet. */
    public void asks(OrderState state) {
        asked = state;
    }

    /** An answer showed the order in this state. */
    public void confirmed(OrderState state) {
        confirmed = state;
        if (state.hasReached(asked)) {
            asked = state;
        }
    }

    /** The journey ends here, before its goal. */
    public void stopped(String why) {
        trouble = why;
    }

    public int number() {
        return number;
    }

    public String key() {
        return key;
    }

    public String notes() {
        return notes;
    }

    public String email() {
        return email;
    }

    public List<OrderLine> lines() {
        return lines;
    }

    public Placing placing() {
        return placing;
    }

    public boolean isPlaced() {
        return placing == Placing.PLACED;
    }

    /** Null unless placed, as all that follows. */
    public UUID id() {
        return id;
    }

    public String token() {
        return token;
    }

    public String paymentId() {
        return paymentId;
    }

    public Money total() {
        return total;
    }

    public boolean isPaid() {
        return paid;
    }

    /** The farthest state that an answer has shown. */
    public OrderState confirmed() {
        return confirmed;
    }

    /** The farthest state that was asked for; the order may be there already, although no answer said so. */
    public OrderState asked() {
        return asked;
    }

    /** Why its journey ended before the goal; null if it did not. */
    public String trouble() {
        return trouble;
    }

    /** How a person finds it: by its id, or before there is one by its number in this run. */
    public String name() {
        return id == null ? "order number " + number + " of the run" : "order " + id;
    }
}
