package io.guardianpartner.payments.payment;

import java.time.Instant;

/**
 * A Pix charge, with which the customer pays.
 *
 * @param copiaECola the BR Code, to be pasted or drawn as a QR code
 * @param expiresAt when the broker stops taking it; null if it does not say
 */
public record PixCharge(String copiaECola, Instant expiresAt) {

    PixCharge endingBy(Instant asked) {
        return expiresAt == null ? new PixCharge(copiaECola, asked) : this;
    }
}
