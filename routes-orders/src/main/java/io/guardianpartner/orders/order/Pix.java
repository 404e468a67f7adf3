package io.guardianpartner.orders.order;

import java.time.Instant;
import java.util.Objects;

/** The Pix that pays an order: the copia-e-cola text and until when it can be paid. */
public record Pix(String copiaECola, Instant expiresAt) {

    public Pix {
        Objects.requireNonNull(copiaECola, "copiaECola");
    }
}
