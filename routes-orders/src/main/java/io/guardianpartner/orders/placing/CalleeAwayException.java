package io.guardianpartner.orders.placing;

import java.util.Map;

import io.guardianpartner.routing.rest.ProblemException;

/** Catalog or payments did not answer, or not yet: 503, and the same request will go on where this one stopped. */
public class CalleeAwayException extends ProblemException {

    private static final String SECONDS = "2";

    public CalleeAwayException(String detail) {
        this(detail, null);
    }

    /** @param retryAfter seconds, as the callee says; null if it does not */
    CalleeAwayException(String detail, String retryAfter) {
        super(503, "Service Unavailable", detail, Map.of());
        boolean isSaid = retryAfter != null && retryAfter.matches("[1-9][0-9]{0,5}");
        header("Retry-After", isSaid ? retryAfter : SECONDS);
    }
}
