package io.guardianpartner.payments.payment;

/**
 * One call of the broker in a reconciliation run. A run only goes forward in this order, so it ends; what it
 * leaves open is taken up by the next one.
 */
public enum Step {
    /** Create it, under the payment's own idempotency key. */
    CREATE(Operation.CREATE),
    /** The outcome is unknown: the same call, the same key. */
    CREATE_AGAIN(Operation.CREATE),
    /** The outcome is still unknown: is there one with our reference? */
    SEARCH(Operation.SEARCH),
    /** Refused, but an earlier call may have been taken. */
    SEARCH_REFUSED(Operation.SEARCH),
    /** Its status, always asked for before something is done about it. */
    FETCH(Operation.FETCH),
    /** It is unwanted and not paid. */
    CANCEL(Operation.CANCEL),
    /** It could not be cancelled: has it been paid meanwhile? */
    FETCH_UNCANCELLED(Operation.FETCH),
    /** All of it goes back. */
    REFUND(Operation.REFUND),
    /** The refund was refused: has it been made already? */
    FETCH_UNREFUNDED(Operation.FETCH),
    /** Nothing more to ask for now. */
    DONE(Operation.NONE);

    private final Operation operation;

    Step(Operation operation) {
        this.operation = operation;
    }

    public Operation operation() {
        return operation;
    }

    public boolean isBefore(Step other) {
        return compareTo(other) < 0;
    }

    /** The first step for a payment whose state at the broker has to be learnt. */
    public static Step firstOf(Payment payment) {
        if (payment.isKnownToBroker()) {
            return FETCH;
        }
        return payment.status() == PaymentStatus.PENDING ? CREATE : SEARCH;
    }

    /** The first step for a request: the broker is asked only if it has not answered before. */
    public static Step firstOfRequest(Payment payment) {
        return payment.isOutcomeUnknown() ? CREATE : DONE;
    }
}
