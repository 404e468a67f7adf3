package io.guardianpartner.routing.outbox;

/** Thrown while SNS takes nothing: a sweep over many items stops here and comes again later. */
class TopicAwayException extends RuntimeException {

    TopicAwayException(String key) {
        super("SNS takes nothing at the moment, item " + key + " waits");
    }
}
