package io.guardianpartner.routing.rest;

import java.util.Optional;

/** Knows one kind of failure and what a caller is told about it. */
interface FailureKind {

    /** @return empty when the failure is not of this kind; its causes are asked about one by one */
    Optional<ProblemException> problem(Throwable failure);
}
