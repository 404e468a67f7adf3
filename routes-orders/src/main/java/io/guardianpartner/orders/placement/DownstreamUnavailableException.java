package io.guardianpartner.orders.placement;

import java.time.Duration;
import java.util.Map;

import io.guardianpartner.api.ProblemException;

/** Catalog or payments did not answer, or not yet: 503, and the same request will go on where this one stopped. */
public class DownstreamUnavailableException extends ProblemException {

    private static final long SECONDS = 2;

    public DownstreamUnavailableException(String detail) {
        this(detail, null, Duration.ZERO);
    }

    /**
     * @param retryAfter seconds, as the service says; null if it does not
     * @param longest whatever it says, the client is to come again after that
     */
    DownstreamUnavailableException(String detail, String retryAfter, Duration longest) {
        super(503, "Service Unavailable", detail, Map.of());
        boolean isSaid = retryAfter != null && retryAfter.matches("[1-9][0-9]{0,5}");
        long seconds = isSaid ? Math.min(Long.parseLong(retryAfter), longest.toSeconds()) : SECONDS;
        header("Retry-After", Long.toString(Math.max(1, seconds)));
    }
}
