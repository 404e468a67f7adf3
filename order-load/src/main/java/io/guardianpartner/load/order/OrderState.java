package io.guardianpartner.load.order;

/** Status of an order, as the API words it; those on the way to the customer's hands in their order. */
public enum OrderState {

    PAYMENT_PENDING, AWAITING, IN_PROGRESS, DONE, FINISHED, PAYMENT_FAILED, CANCELLED;

    /** Whether an order of this status has been given up: nobody will eat it. */
    public boolean isUndone() {
        return this == PAYMENT_FAILED || this == CANCELLED;
    }

    /** Whether an order of this status will never have another one. */
    public boolean isFinal() {
        return isUndone() || this == FINISHED;
    }

    /** Whether the kitchen has an order of this status to do, and so sees it on its board. */
    public boolean isKitchens() {
        return this == AWAITING || this == IN_PROGRESS || this == DONE;
    }

    /** Whether an order of this status has come as far as the other one, or farther. */
    public boolean hasReached(OrderState other) {
        return !isUndone() && compareTo(other) >= 0;
    }
}
