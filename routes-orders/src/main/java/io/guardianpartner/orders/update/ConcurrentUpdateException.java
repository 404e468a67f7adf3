package io.guardianpartner.orders.update;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;

/** Too many other writers changed the order meanwhile: worth another try later. */
class ConcurrentUpdateException extends ProblemException {

    private static final Duration LATER = Duration.ofSeconds(1);

    ConcurrentUpdateException(UUID orderId, int conflicts) {
        super(503, "Service Unavailable", "Order " + orderId + " changed " + conflicts + " times meanwhile.", Map.of());
        header("Retry-After", Long.toString(LATER.toSeconds()));
    }
}
