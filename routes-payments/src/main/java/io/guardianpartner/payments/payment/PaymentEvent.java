package io.guardianpartner.payments.payment;

/** What others are told about a payment, in the same write as its new state. */
public sealed interface PaymentEvent {

    record Succeeded() implements PaymentEvent {}

    record Failed(FailReason reason) implements PaymentEvent {}

    record Refunded(Refund refund) implements PaymentEvent {}

    record RefundFailed(Refund refund) implements PaymentEvent {}
}
