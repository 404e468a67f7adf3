package io.guardianpartner.routing.rest;

import java.util.Map;
import java.util.Optional;

import io.guardianpartner.message.MessageTooLargeException;

/** A request whose effect would have to be told in a message that is too large to be sent: 413, and nothing is stored. */
final class SizeFailures implements FailureKind {

    @Override
    public Optional<ProblemException> problem(Throwable failure) {
        return failure instanceof MessageTooLargeException
            ? Optional.of(new ProblemException(413, HttpTitles.of(413),
                "What this asks for is more than can be told to other services at once.", Map.of()))
            : Optional.empty();
    }
}
