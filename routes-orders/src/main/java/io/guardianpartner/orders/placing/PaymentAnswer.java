package io.guardianpartner.orders.placing;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.guardianpartner.orders.order.Pix;

/** The payment of an order, as far as the order wants to know. */
record PaymentAnswer(UUID id, String status, PixAnswer pix) {

    PaymentAnswer {
        Objects.requireNonNull(id, "id");
    }

    record PixAnswer(String copiaECola, Instant expiresAt) {}

    /** Whether the broker will not take it: there is nothing to pay, now or later. */
    boolean hasFailed() {
        return "FAIL".equals(status);
    }

    /** A payment without Pix is not through: a message or another try will tell. */
    Pix toPix() {
        if (pix == null) {
            throw new CalleeAwayException("The payment has no Pix yet.");
        }
        return new Pix(pix.copiaECola(), pix.expiresAt());
    }
}
