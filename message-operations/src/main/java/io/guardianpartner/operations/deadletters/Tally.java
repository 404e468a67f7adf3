package io.guardianpartner.operations.deadletters;

/**
 * How it goes, or went.
 *
 * @param looked
 *            messages received
 * @param chosen
 *            of them let through by the filter and treated
 * @param gone
 *            of these not in their queue any more
 * @param back
 *            messages that were there again after they had been treated: parked once more
 * @param unreleased
 *            messages that could not be given back and stay hidden for some minutes
 * @param incomplete
 *            whether a queue had more than may be held at a time
 * @param interrupted
 *            whether somebody stopped it
 */
public record Tally(long looked, long chosen, long gone, long back, long unreleased, boolean incomplete,
    boolean interrupted) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, false, false);

    Tally looked(int more, int moreChosen, long moreBack) {
        return new Tally(looked + more, chosen + moreChosen, gone, back + moreBack, unreleased, incomplete,
            interrupted);
    }

    Tally gone(int more) {
        return new Tally(looked, chosen, gone + more, back, unreleased, incomplete, interrupted);
    }

    Tally notReleased(int more) {
        return new Tally(looked, chosen, gone, back, unreleased + more, incomplete, interrupted);
    }

    Tally cutShort() {
        return new Tally(looked, chosen, gone, back, unreleased, true, interrupted);
    }

    Tally stopped() {
        return new Tally(looked, chosen, gone, back, unreleased, incomplete, true);
    }
}
