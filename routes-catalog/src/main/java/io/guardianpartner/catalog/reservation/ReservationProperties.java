package io.guardianpartner.catalog.reservation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param grace time that an unpaid reservation lasts after its time to pay
 * @param longest maximum time from now to the time to pay
 * @param sweepInterval time between two searches for expired reservations
 * @param sweepBatch maximum number of reservations that one search gives back
 */
@ConfigurationProperties("guardian.catalog.reservation")
record ReservationProperties(
    @DefaultValue("30m") Duration grace,
    @DefaultValue("24h") Duration longest,
    @DefaultValue("30s") Duration sweepInterval,
    @DefaultValue("500") int sweepBatch) {

    ReservationTtl ttl() {
        return new ReservationTtl(grace, longest);
    }
}
