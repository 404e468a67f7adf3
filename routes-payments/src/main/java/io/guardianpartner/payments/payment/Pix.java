package io.guardianpartner.payments.payment;

import java.time.Instant;

/**
 * What the customer pays with.
 *
 * @param copiaECola the BR Code, to be pasted or drawn as a QR code
 * @param expiresAt when the broker stops taking it; null if it does not say
 */
public record Pix(String copiaECola, Instant expiresAt) {

    Pix endingBy(Instant asked) {
        return expiresAt == null ? new Pix(copiaECola, asked) : this;
    }
}
