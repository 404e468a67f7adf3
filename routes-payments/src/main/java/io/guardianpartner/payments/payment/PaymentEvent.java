package io.guardianpartner.payments.payment;

import java.time.Instant;

import io.guardianpartner.message.Money;

/** News of a payment, which others are told in the same write as its new state. */
public sealed interface PaymentEvent {

    record Succeeded() implements PaymentEvent {}

    record Failed(FailReason reason) implements PaymentEvent {}

    /** All of it has gone back, by this refund or by this one at last. */
    record Refunded(Refund refund) implements PaymentEvent {}

    /**
     * A part of it went back.
     *
     * @param refundId by which others know the refund; null if the broker told none
     * @param amount what went back by it
     * @param total what has gone back in all, this included
     */
    record PartlyRefunded(String refundId, Money amount, Money total) implements PaymentEvent {}

    /** The payer's bank took this back. */
    record ChargedBack(Money amount, Instant at) implements PaymentEvent {}

    /** This was charged back, and is ours again. */
    record Reimbursed(Money amount, Instant at) implements PaymentEvent {}

    record RefundFailed(Refund refund) implements PaymentEvent {}
}
