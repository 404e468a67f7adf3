package io.guardianpartner.payments.daily;

import java.time.Instant;
import java.util.List;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.store.DayProgress;
import io.guardianpartner.payments.store.DayReport;
import io.guardianpartner.payments.store.DaySums;
import jakarta.validation.constraints.NotNull;

/**
 * The report of a day as the API tells it. Absent members are left out.
 *
 * @param date in UTC
 * @param status {@code RUNNING} or {@code DONE}
 * @param runs how often it was made
 * @param found number of payments that the broker's search found: approved or changed on the day
 * @param broker the payments that were approved on the day, as the broker has them
 * @param books the same in the books
 * @param findings those left to an operator first; at most 2000 of them
 */
public record DayReportView(@NotNull String date, @NotNull String status, int runs, @NotNull Instant begunAt,
    Instant finishedAt, Integer found, SumsView broker, SumsView books, @NotNull CountsView counts,
    @NotNull List<FindingView> findings) {

    /**
     * @param refunded what has gone back of them, on whichever day
     * @param fees what the broker keeps of them
     */
    public record SumsView(int payments, @NotNull Money charged, @NotNull Money refunded, @NotNull Money fees) {

        static SumsView of(DaySums sums) {
            return sums == null ? null : new SumsView(sums.payments(), sums.charged(), sums.refunded(), sums.fees());
        }
    }

    /**
     * Numbers of findings, of all of them.
     *
     * @param askedAgain those that are being settled
     */
    public record CountsView(long askedAgain, long corrected, long agreed, long escalated) {}

    static DayReportView of(DayReport report, List<Finding> findings) {
        DayReport.Counts counts = report.counts();
        boolean isDone = report.stage() == DayProgress.Stage.DONE;
        return new DayReportView(report.day().toString(), isDone ? "DONE" : "RUNNING", report.runs(), report.begunAt(),
            report.finishedAt(), isDone ? report.found() : null, isDone ? SumsView.of(report.broker()) : null,
            isDone ? SumsView.of(report.books()) : null,
            new CountsView(counts.askedAgain(), counts.corrected(), counts.agreed(), counts.escalated()),
            findings.stream().map(FindingView::of).toList());
    }
}
