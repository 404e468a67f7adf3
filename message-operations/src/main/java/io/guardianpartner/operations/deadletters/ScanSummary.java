package io.guardianpartner.operations.deadletters;

/**
 * Counts of a scan, while it runs and at its end.
 *
 * @param looked
 *            messages received
 * @param chosen
 *            of them let through by the filter and handled
 * @param gone
 *            of these no longer in their queue
 * @param back
 *            messages that were there again after they had been handled: parked once more
 * @param unreleased
 *            messages that could not be released and stay hidden for some minutes
 * @param incomplete
 *            whether a queue had more than may be in flight at a time
 * @param interrupted
 *            whether it was stopped
 */
public record ScanSummary(long looked, long chosen, long gone, long back, long unreleased, boolean incomplete,
    boolean interrupted) {

    static final ScanSummary NOTHING = new ScanSummary(0, 0, 0, 0, 0, false, false);

    ScanSummary looked(int more, int moreChosen, long moreBack) {
        return new ScanSummary(looked + more, chosen + moreChosen, gone, back + moreBack, unreleased, incomplete,
            interrupted);
    }

    ScanSummary gone(int more) {
        return new ScanSummary(looked, chosen, gone + more, back, unreleased, incomplete, interrupted);
    }

    ScanSummary notReleased(int more) {
        return new ScanSummary(looked, chosen, gone, back, unreleased + more, incomplete, interrupted);
    }

    ScanSummary cutShort() {
        return new ScanSummary(looked, chosen, gone, back, unreleased, true, interrupted);
    }

    ScanSummary stopped() {
        return new ScanSummary(looked, chosen, gone, back, unreleased, incomplete, true);
    }
}
