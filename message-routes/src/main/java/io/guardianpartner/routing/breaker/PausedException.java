package io.guardianpartner.routing.breaker;

/** The message was received before the pause and is not tried in it: it comes again as if it had failed. */
public final class PausedException extends RuntimeException {

    PausedException() {
        super("what handlers need is away", null, false, false);
    }
}
