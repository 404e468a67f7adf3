package io.guardianpartner.orders.placement;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Money;

/** A request to payments; the order's id makes the call idempotent. */
record PaymentRequest(UUID orderId, Money amount, Instant payBy, Payer payer) {

    record Payer(String email) {

        /** Says nothing of the payer. */
        @Override
        public String toString() {
            return "Payer";
        }
    }
}
