package io.guardianpartner.payments.broker;

/** Carries a failure past the circuit breaker: it says nothing about the broker, or nothing new. */
class UncountedFailureException extends RuntimeException {

    UncountedFailureException(RuntimeException failure) {
        super(failure.getMessage(), failure, false, false);
    }
}
