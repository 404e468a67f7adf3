package io.guardianpartner.orders.placement;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * A request to payments; the order's id and the attempt make the call idempotent.
 *
 * @param attempt absent of the first payment, so that a version of payments that knows no others takes it
 */
record PaymentRequest(UUID orderId, Money amount, Instant payBy, Payer payer, Integer attempt) {

    record Payer(String email) {

        /** Says nothing of the payer. */
        @Override
        public String toString() {
            return "Payer";
        }
    }
}
