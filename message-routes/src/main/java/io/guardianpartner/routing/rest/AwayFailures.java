package io.guardianpartner.routing.rest;

import java.time.Duration;
import java.util.Optional;

import io.guardianpartner.routing.Away;

/** Something that this service needs is away, slow or closed off: 503, and when to come again. */
final class AwayFailures implements FailureKind {

    private final Duration retryAfter;

    AwayFailures(Duration retryAfter) {
        this.retryAfter = retryAfter;
    }

    @Override
    public Optional<ProblemException> problem(Throwable failure) {
        if (Away.is(failure)) {
            return Optional.of(ProblemException.unavailable(
                "Something that this needs is not available at the moment.", retryAfter));
        }
        return Optional.empty();
    }
}
