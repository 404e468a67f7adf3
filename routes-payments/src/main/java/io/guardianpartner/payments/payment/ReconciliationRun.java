package io.guardianpartner.payments.payment;

import java.util.UUID;

/**
 * One run of questions to the broker about one payment, until there is nothing more to ask for now.
 *
 * @param begun the payment as it was when the run began
 * @param payment as it was last read or written
 * @param wakes how often the payment had been woken when the run began: a wake that comes later means another run
 * @param step what to ask next
 * @param answer to {@code step}; null before it is asked
 * @param decision what the answer to the step before this one did; null on the first step
 * @param asked the step before this one; null on the first step
 * @param told the answer to it
 */
public record ReconciliationRun(Payment begun, Payment payment, long wakes, Step step, BrokerAnswer answer,
    PaymentDecision decision, Step asked, BrokerAnswer told) implements PaymentHolder {

    /** A run for a payment that may have moved at the broker. */
    public static ReconciliationRun of(Payment payment, long wakes) {
        return new ReconciliationRun(payment, payment, wakes, Step.firstOf(payment), null, null, null, null);
    }

    /** A run for a payment that somebody asks for and waits for. */
    public static ReconciliationRun requested(Payment payment, long wakes) {
        return new ReconciliationRun(payment, payment, wakes, Step.firstOfRequest(payment), null, null, null, null);
    }

    /** A question about a payment, with nothing done about its answer. */
    public static ReconciliationRun look(Payment payment) {
        Step step = payment.isKnownToBroker() ? Step.FETCH : Step.SEARCH;
        return new ReconciliationRun(payment, payment, 0, step, null, null, null, null);
    }

    /** The refund that the broker is asked for by a step that asks for one; null if none is due. */
    public UUID refund() {
        return payment.dueRefund().map(Refund::id).orElse(null);
    }

    /** Whether another run has moved the payment since this one last read it. */
    public boolean isOvertaken(Payment stored) {
        return stored.status() != payment.status();
    }

    public boolean isUnderWay() {
        return step != Step.DONE;
    }

    public ReconciliationRun answered(BrokerAnswer given) {
        return new ReconciliationRun(begun, payment, wakes, step, given, decision, asked, told);
    }

    public ReconciliationRun decided(PaymentDecision made) {
        return new ReconciliationRun(begun, made.payment(), wakes, made.next(), null, made, step, answer);
    }
}
