package io.guardianpartner.orders.order;

import java.time.Instant;

/**
 * The Pix that pays an order.
 *
 * @param copiaECola the text to pay by; null once nobody can pay by it any more
 * @param expiresAt until when it can be paid
 */
public record Pix(String copiaECola, Instant expiresAt) {

    /** The same without its text, which is long and would be written with each later step of the order. */
    Pix closed() {
        return new Pix(null, expiresAt);
    }
}
