package io.guardianpartner.routing.outbox;

/**
 * The end of one message's publishing.
 *
 * @param reason what SNS said; null unless it said something
 */
record PublishOutcome(Kind kind, String reason) {

    enum Kind {
        /** SNS has it. */
        PUBLISHED,
        /** SNS will never take it as it is. */
        REFUSED,
        /** SNS did not take this one this time. */
        FAILED,
        /** SNS was not asked, or did not answer. */
        UNTRIED
    }

    static final PublishOutcome PUBLISHED = new PublishOutcome(Kind.PUBLISHED, null);
    static final PublishOutcome UNTRIED = new PublishOutcome(Kind.UNTRIED, null);

    static PublishOutcome refused(String reason) {
        return new PublishOutcome(Kind.REFUSED, reason);
    }

    static PublishOutcome failed(String reason) {
        return new PublishOutcome(Kind.FAILED, reason);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether the relay is done with the message, one way or the other. */
    boolean settled() {
        return kind == Kind.PUBLISHED || kind == Kind.REFUSED;
    }
}
