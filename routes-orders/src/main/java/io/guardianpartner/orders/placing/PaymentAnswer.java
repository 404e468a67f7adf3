package io.guardianpartner.orders.placing;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.orders.order.Pix;

/** The payment of an order, as far as the order wants to know. */
record PaymentAnswer(UUID id, PixAnswer pix) {

    record PixAnswer(String copiaECola, Instant expiresAt) {}

    /** A payment without Pix has failed already, or is not through: a message or another try will tell. */
    Pix toPix() {
        if (pix == null) {
            throw new CalleeAwayException("The payment has no Pix yet.");
        }
        return new Pix(pix.copiaECola(), pix.expiresAt());
    }
}
