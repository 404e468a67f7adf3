package io.guardianpartner.payments.payment;

/**
 * One run of questions to the broker about one payment, until there is nothing more to ask for now.
 *
 * @param payment as it was last read or written
 * @param wakes how often the payment had been woken when the run began: a wake that comes later means another run
 * @param step what to ask next
 * @param answer to {@code step}; null before it is asked
 * @param decision what the answer to the step before this one did; null on the first step
 */
public record Pursuit(Payment payment, long wakes, Step step, BrokerAnswer answer, Decision decision) {

    /** The pursuit of a payment that may have moved at the broker. */
    public static Pursuit of(Payment payment, long wakes) {
        return new Pursuit(payment, wakes, Step.firstOf(payment), null, null);
    }

    /** The pursuit of a payment that somebody asks for and waits for. */
    public static Pursuit requested(Payment payment, long wakes) {
        return new Pursuit(payment, wakes, Step.firstOfRequest(payment), null, null);
    }

    public boolean isUnderWay() {
        return step != Step.REST;
    }

    public Pursuit answered(BrokerAnswer given) {
        return new Pursuit(payment, wakes, step, given, decision);
    }

    /** The same with the payment as it is stored now. */
    public Pursuit meeting(Payment stored) {
        return new Pursuit(stored, wakes, step, answer, decision);
    }

    public Pursuit decided(Decision made) {
        return new Pursuit(made.payment(), wakes, made.next(), null, made);
    }
}
