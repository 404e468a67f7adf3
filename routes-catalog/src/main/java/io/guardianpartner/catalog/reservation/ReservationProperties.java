package io.guardianpartner.catalog.reservation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param grace how long after its time to pay an unpaid reservation lasts
 * @param longest how far ahead the time to pay may lie
 * @param sweepInterval how often unpaid reservations are looked for
 * @param sweepBatch how many of them are given back at a time
 */
@ConfigurationProperties("guardian.catalog.reservation")
record ReservationProperties(
    @DefaultValue("30m") Duration grace,
    @DefaultValue("24h") Duration longest,
    @DefaultValue("30s") Duration sweepInterval,
    @DefaultValue("500") int sweepBatch) {

    Term term() {
        return new Term(grace, longest);
    }
}
