package io.guardianpartner.routing.outbox;

/** SNS takes nothing at the moment: whoever goes through many items stops here and comes again later. */
class TopicAwayException extends RuntimeException {

    TopicAwayException(String key) {
        super("SNS takes nothing at the moment, item " + key + " waits");
    }
}
