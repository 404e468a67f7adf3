package io.guardianpartner.payments.store;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options of the daily reconciliation.
 *
 * @param enabled whether days are reconciled by themselves; on demand they are in any case
 * @param after how long after its end (UTC) a day is reconciled: the broker's search may be behind
 * @param lookBack number of days back from today that are reconciled if they were missed
 * @param sweep how often something to do is looked for
 * @param lease for how long a pod has the reconciliation for itself after each step, and so the wait after a crash; longer than one call
 *     may take
 * @param page number of payments that the broker's search tells at once
 * @param patience for how long a payment that was woken may differ before it is escalated; it is asked about four times meanwhile
 * @param silence for how long the broker may give no answer about a payment before it is escalated
 * @param retry the wait after a call that brought nothing
 * @param openFor how long after its {@code payBy} a payment that nobody has paid is a finding
 * @param retention for how long reports are kept
 */
@ConfigurationProperties("guardian.payments.reconciliation")
public record DailyProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("4h") Duration after,
    @DefaultValue("7") int lookBack,
    @DefaultValue("30s") Duration sweep,
    @DefaultValue("1m") Duration lease,
    @DefaultValue("50") int page,
    @DefaultValue("10m") Duration patience,
    @DefaultValue("6h") Duration silence,
    @DefaultValue("1m") Duration retry,
    @DefaultValue("2h") Duration openFor,
    @DefaultValue("400d") Duration retention) {

    /** Of a page of this size an answer of the broker stays far below the largest that is read. */
    private static final int LARGEST_PAGE = 100;

    /** Older payments the broker's search does not have. */
    private static final int MOST_DAYS_BACK = 365;

    public DailyProperties {
        if (page < 1 || page > LARGEST_PAGE) {
            throw new IllegalArgumentException("guardian.payments.reconciliation.page is 1 to " + LARGEST_PAGE);
        }
        if (lookBack < 1 || lookBack > MOST_DAYS_BACK) {
            throw new IllegalArgumentException("guardian.payments.reconciliation.look-back is 1 to " + MOST_DAYS_BACK);
        }
        if (retention.compareTo(Duration.ofDays(lookBack + 1L)) < 0) {
            throw new IllegalArgumentException(
                "guardian.payments.reconciliation.retention is longer than look-back, or reports would be made again");
        }
    }

    /** The wait between two questions about a payment that was woken. */
    Duration again() {
        return patience.dividedBy(4);
    }
}
