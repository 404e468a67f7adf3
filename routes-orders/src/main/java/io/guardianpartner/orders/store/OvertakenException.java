package io.guardianpartner.orders.store;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.routing.rest.ProblemException;

/** So many others write the same order that this change could not get in between: worth another try later. */
class OvertakenException extends ProblemException {

    private static final Duration LATER = Duration.ofSeconds(1);

    OvertakenException(UUID orderId, int attempts) {
        super(503, "Service Unavailable", "Order " + orderId + " changed " + attempts + " times meanwhile.", Map.of());
        header("Retry-After", Long.toString(LATER.toSeconds()));
    }
}
