package io.guardianpartner.orders.placing;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Money;

/** What payments is asked for; the order's id makes the call idempotent. */
record PaymentRequest(UUID orderId, Money amount, Instant payBy, Payer payer) {

    record Payer(String email) {

        /** Says nothing of the payer. */
        @Override
        public String toString() {
            return "Payer";
        }
    }
}
