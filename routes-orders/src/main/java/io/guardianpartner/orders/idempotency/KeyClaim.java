package io.guardianpartner.orders.idempotency;

import java.util.UUID;

/**
 * A key that may be used.
 *
 * @param orderId the id that belongs to the key, of an order that is there or still to come
 * @param secret what is kept with the key; null for nothing
 * @param isRepeat whether the key was known already
 */
public record KeyClaim(UUID orderId, String secret, boolean isRepeat) {

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "KeyClaim of order " + orderId;
    }
}
