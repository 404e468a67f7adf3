package io.guardianpartner.payments.payment;

/**
 * One call of the broker in the pursuit of a payment. A pursuit only ever goes forward in this order, so it ends; what it
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
    /** How does it stand? Always asked before something is done about it. */
    LOOK(Operation.LOOK),
    /** It is unwanted and not paid. */
    CANCEL(Operation.CANCEL),
    /** It could not be cancelled: has it been paid meanwhile? */
    LOOK_UNCANCELLED(Operation.LOOK),
    /** All of it goes back. */
    REFUND(Operation.REFUND),
    /** The refund was refused: has it been made already? */
    LOOK_UNREFUNDED(Operation.LOOK),
    /** Nothing more to ask for now. */
    REST(Operation.NONE);

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

    /** Where the pursuit of a payment begins whose state at the broker has to be learnt. */
    public static Step firstOf(Payment payment) {
        if (payment.isKnownToBroker()) {
            return LOOK;
        }
        return payment.status() == PaymentStatus.PENDING ? CREATE : SEARCH;
    }

    /** Where the answer to a request for a payment begins: the broker is asked only if it has not answered before. */
    public static Step firstOfRequest(Payment payment) {
        return payment.isOutcomeUnknown() ? CREATE : REST;
    }
}
