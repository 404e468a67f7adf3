package io.guardianpartner.orders.placing;

import java.util.Map;

import io.guardianpartner.routing.rest.ProblemException;

/** Catalog or payments did not answer, or not yet: 503, and the same request will go on where this one stopped. */
public class CalleeAwayException extends ProblemException {

    private static final String SECONDS = "2";

    public CalleeAwayException(String detail) {
        super(503, "Service Unavailable", detail, Map.of());
        header("Retry-After", SECONDS);
    }
}
