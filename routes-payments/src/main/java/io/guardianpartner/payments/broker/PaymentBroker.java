package io.guardianpartner.payments.broker;

import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerSearch;
import io.guardianpartner.payments.payment.Payment;

/**
 * A broker that takes Pix payments for us. Each method makes exactly one call, is safe to repeat, and must not be called
 * inside a transaction.
 *
 * <p>A refusal is an answer. Each method throws {@link BrokerUnavailableException} when the broker certainly did
 * nothing, {@link UnreadableAnswerException} when its answer cannot be read, and {@link OutcomeUnknownException} when it may
 * have done what it was asked.
 */
public interface PaymentBroker {

    /** Creates the payment. The payment's id is the idempotency key: however often it is called, there is one payment. */
    BrokerAnswer create(Payment payment);

    /** Looks for the payment by the reference that we gave it. Finding nothing proves nothing. */
    BrokerAnswer search(Payment payment);

    /** Looks for payments by a time of theirs: one page. What is not found may be found later. */
    BrokerAnswer search(BrokerSearch search);

    /** Tells how a payment stands whose broker's id is known. */
    BrokerAnswer fetch(Payment payment);

    /** Cancels a payment that was not paid yet; refused once it is paid. */
    BrokerAnswer cancel(Payment payment);

    /** Makes the refund that is due, under its key: of its amount, or of all that has not gone back yet. */
    BrokerAnswer refund(Payment payment);
}
