package io.guardianpartner.routing.outbox;

/**
 * What became of one message.
 *
 * @param reason what SNS said; null unless it said something
 */
record Outcome(Kind kind, String reason) {

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

    static final Outcome PUBLISHED = new Outcome(Kind.PUBLISHED, null);
    static final Outcome UNTRIED = new Outcome(Kind.UNTRIED, null);

    static Outcome refused(String reason) {
        return new Outcome(Kind.REFUSED, reason);
    }

    static Outcome failed(String reason) {
        return new Outcome(Kind.FAILED, reason);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether the relay is done with the message, one way or the other. */
    boolean settled() {
        return kind == Kind.PUBLISHED || kind == Kind.REFUSED;
    }
}
