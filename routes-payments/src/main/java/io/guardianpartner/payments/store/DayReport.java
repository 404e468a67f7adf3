package io.guardianpartner.payments.store;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The report of a day, without its findings.
 *
 * @param day in UTC
 * @param runs how often it was begun
 * @param finishedAt null while it runs
 * @param found number of payments that the searches found; null before the end
 * @param broker null before the end
 * @param books null before the end
 */
public record DayReport(LocalDate day, DayProgress.Stage stage, int runs, Instant begunAt, Instant finishedAt,
    Integer found, DaySums broker, DaySums books, Counts counts) {

    /** Numbers of findings. */
    public record Counts(long askedAgain, long corrected, long agreed, long escalated) {}
}
