package io.guardianpartner.payments.store;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The point to which the reconciliation of a day has come.
 *
 * @param day in UTC
 * @param seenUntil the time up to which the search of this stage has come; null if it has not begun
 * @param seenOffset how many payments of this very time were seen
 */
public record DayProgress(LocalDate day, Stage stage, Instant seenUntil, int seenOffset) {

    /** The steps, of which the next one is kept, in their order. */
    public enum Stage {
        /** Search what was approved on the day. */
        APPROVED,
        /** Search what changed on the day. */
        CHANGED,
        /** Look for what the searches did not have, for what stayed open, and into the books. */
        OURS,
        /** Ask about what did not agree until all of it is settled. */
        FINDINGS, DONE
    }

    /** The search has come up to here. */
    public DayProgress seen(Instant until, int offset) {
        return new DayProgress(day, stage, until, offset);
    }

    public DayProgress next() {
        return new DayProgress(day, Stage.values()[stage.ordinal() + 1], null, 0);
    }
}
