package io.guardianpartner.orders.order;

import java.time.Instant;
import java.util.Objects;

/**
 * The placing that is still under way. It is gone as soon as the order is placed, refused, paid or cancelled, and with
 * it the payer's e-mail address, which nothing else needs.
 *
 * @param triedAt when a client last asked for the order
 * @param recoverAt when recovery is to look at it
 * @param payerEmail absent if the customer gave none
 * @param isKeyless whether the client has no key to ask for the order again
 */
public record PlacementAttempt(Instant triedAt, Instant recoverAt, String payerEmail, boolean isKeyless) {

    public PlacementAttempt {
        Objects.requireNonNull(triedAt, "triedAt");
        Objects.requireNonNull(recoverAt, "recoverAt");
    }

    /** Says nothing of the payer: attempts end up in logs through orders. */
    @Override
    public String toString() {
        return "Attempt[triedAt=" + triedAt + ", recoverAt=" + recoverAt + "]";
    }
}
