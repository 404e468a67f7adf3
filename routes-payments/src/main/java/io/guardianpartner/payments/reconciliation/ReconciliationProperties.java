package io.guardianpartner.payments.reconciliation;

import java.time.Duration;

import io.guardianpartner.payments.payment.PollingSchedule;
import io.guardianpartner.payments.payment.TimeLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options of the job.
 *
 * @param sweep how often due payments are looked for when nothing wakes the job
 * @param workers maximum number of payments that are reconciled at once
 * @param check when the broker is asked again
 * @param patience for how long something may go on before an operator is called or it is given up
 * @param overdue when an operator is called because something wanted does not come about
 */
@ConfigurationProperties("guardian.payments.settling")
record ReconciliationProperties(
    @DefaultValue("1s") Duration sweep,
    @DefaultValue("8") int workers,
    @DefaultValue Check check,
    @DefaultValue Waiting patience,
    @DefaultValue Overdue overdue) {

    /** The defaults of {@link TimeLimits}, whose words apply. */
    record Waiting(
        @DefaultValue("10m") Duration unclear,
        @DefaultValue("5m") Duration refused,
        @DefaultValue("1h") Duration refusedMax,
        @DefaultValue("24h") Duration refusedFor) {

        TimeLimits limits() {
            return new TimeLimits(unclear, refused, refusedMax, refusedFor);
        }
    }

    /**
     * @param look how often it is looked for
     * @param after from which age on
     */
    record Overdue(@DefaultValue("30s") Duration look, @DefaultValue("1h") Duration after) {}

    /** The defaults of {@link PollingSchedule}, whose words apply. */
    record Check(
        @DefaultValue("30s") Duration pending,
        @DefaultValue("5m") Duration pendingMax,
        @DefaultValue("2s") Duration retry,
        @DefaultValue("5m") Duration retryMax,
        @DefaultValue("30s") Duration refund,
        @DefaultValue("1h") Duration refundMax,
        @DefaultValue("10m") Duration failed,
        @DefaultValue("24h") Duration failedFor,
        @DefaultValue("1h") Duration alarmed,
        @DefaultValue("24h") Duration alarmedMax) {

        PollingSchedule schedule() {
            return new PollingSchedule(pending, pendingMax, retry, retryMax, refund, refundMax, failed, failedFor,
                alarmed, alarmedMax);
        }
    }
}
