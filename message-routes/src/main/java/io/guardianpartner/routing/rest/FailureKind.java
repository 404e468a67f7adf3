package io.guardianpartner.routing.rest;

import java.util.Optional;

/** Knows one kind of failure and what a caller is told about it. */
interface FailureKind {

    /** @return empty when the failure is not of this kind; its causes are asked about one by one */
    Optional<ProblemException> problem(Throwable failure);

    /** Whether a failure is of this kind also when another one was made of it on its way here. */
    default boolean alsoAsCause() {
        return true;
    }
}
