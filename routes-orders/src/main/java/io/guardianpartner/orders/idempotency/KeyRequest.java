package io.guardianpartner.orders.idempotency;

import java.util.UUID;

/**
 * A wish to use an Idempotency-Key.
 *
 * @param scope whose key it is: the same key of another caller is another key
 * @param bodyHash of what is asked for under this key
 * @param orderId the id that the order gets if the key is new
 * @param secret what is kept with a new key for the client that comes back with it; null for nothing
 */
public record KeyRequest(String scope, String key, String bodyHash, UUID orderId, String secret) {

    /** Says nothing of the key and of whose it is. */
    @Override
    public String toString() {
        return "KeyRequest of order " + orderId;
    }
}
