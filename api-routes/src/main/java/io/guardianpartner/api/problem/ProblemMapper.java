package io.guardianpartner.api.problem;

import java.util.Optional;

import io.guardianpartner.api.ProblemException;

/** Maps one kind of failure to a problem. */
interface ProblemMapper {

    /** @return empty when the failure is not of this kind; its causes are asked about one by one */
    Optional<ProblemException> problem(Throwable failure);

    /** Whether a failure is of this kind also when another one was made of it on its way here. */
    default boolean alsoAsCause() {
        return true;
    }
}
