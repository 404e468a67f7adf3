package io.guardianpartner.routing.sqs;

/**
 * The number of polls that there should be. While nothing comes, one. An answer that is at least half full and that handlers had to wait for
 * doubles the number, if they took as many since the one before: then they are faster than the polls. An answer that is less full, or finds
 * enough here, takes one away; an empty one takes all but one away. No poll begins before a handler waits, unless handlers have been so
 * fast: what waits here is hidden from other pods, who may have time for it. Slow handlers have nine messages waiting at most, for each
 * poll asks for ten. Not thread-safe.
 */
class PollDemand {

    /** The messages that SQS gives out at most for one request. */
    static final int BATCH = 10;

    private final int most;
    private int polls = 1;
    private int taken;

    /** @param most maximum polls */
    PollDemand(int most) {
        this.most = most;
    }

    /**
     * Whether one more poll should begin.
     *
     * @param ready
     *            messages that no handler has taken yet
     * @param waiting
     *            handlers that wait for a message
     */
    boolean wantsPoll(int underWay, int ready, int waiting) {
        int room = BATCH * (polls - 1) + (waiting > 0 ? 1 : 0);
        return underWay < polls && ready + BATCH * underWay < room;
    }

    /** A handler has taken a message. */
    void taken() {
        taken++;
    }

    /**
     * A poll was answered.
     *
     * @param asked
     *            for so many messages at most
     * @param ready
     *            messages that were here before
     * @param waiting
     *            handlers that wait for a message
     */
    void answered(int received, int asked, int ready, int waiting) {
        boolean isFull = 2 * received >= asked;
        boolean isEnoughHere = 2 * ready >= BATCH * polls;
        if (received == 0) {
            polls = 1;
        } else if (!isFull || isEnoughHere) {
            polls = Math.max(1, polls - 1);
        } else if (waiting > 0 && taken >= received) {
            polls = Math.min(most, 2 * polls);
        }
        taken = 0;
    }

    /** Begins anew with one poll. */
    void reset() {
        polls = 1;
    }
}
