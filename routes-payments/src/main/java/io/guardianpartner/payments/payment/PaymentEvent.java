package io.guardianpartner.payments.payment;

import io.guardianpartner.message.Money;

/** News of a payment, which others are told in the same write as its new state. */
public sealed interface PaymentEvent {

    record Succeeded() implements PaymentEvent {}

    record Failed(FailReason reason) implements PaymentEvent {}

    record Refunded(Refund refund) implements PaymentEvent {}

    /**
     * Only a part of it went back.
     *
     * @param brokersId of the newest refund; null if the broker told none
     * @param amount what went back since this was last told
     */
    record PartlyRefunded(String brokersId, Money amount) implements PaymentEvent {}

    record RefundFailed(Refund refund) implements PaymentEvent {}
}
