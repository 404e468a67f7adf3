package io.guardianpartner.routing.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.guardianpartner.support.FailureSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schedules the looks for what nobody woke the relay for: soon while something waits, else seldom, or when something is known to
 * fall due. It also shows what was found, as it was at the last look; a scrape costs nothing.
 */
final class SweepSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);

    private final Duration busy;
    private final Duration idle;
    private final Clock clock;
    private volatile Backlog backlog = Backlog.NONE;
    private Instant nextSweep = Instant.MIN;
    private boolean failing;

    SweepSchedule(Duration busy, Duration idle, Clock clock) {
        this.busy = busy;
        this.idle = idle;
        this.clock = clock;
    }

    void bindTo(MeterRegistry registry) {
        Gauge.builder("guardian.outbox.backlog", this, pace -> pace.backlog.count())
            .description("Messages (PostgreSQL) or items (DynamoDB) that wait to be relayed, over all pods")
            .register(registry);
        Gauge.builder("guardian.outbox.oldest.age", this, SweepSchedule::oldestAgeSeconds)
            .description("How long the oldest of them has waited").baseUnit("seconds").register(registry);
    }

    /** @return true once each time a sweep is due */
    synchronized boolean sweepIsDue() {
        Instant now = clock.instant();
        // Never further away than this, unless the clock was set back meanwhile: then nobody would sweep until it caught up.
        boolean setBack = nextSweep.isAfter(now.plus(idle));
        if (now.isBefore(nextSweep) && !setBack) {
            return false;
        }
        nextSweep = now.plus(idle);
        return true;
    }

    /** What the last look has found. */
    synchronized void found(Backlog now) {
        backlog = now;
        if (now.count() > 0) {
            noticed(clock.instant().plus(busy));
        }
    }

    /** Something falls due then. */
    synchronized void noticed(Instant due) {
        if (due.isBefore(nextSweep)) {
            nextSweep = due;
        }
    }

    /** The relay has done what it was asked. */
    synchronized void worked() {
        if (failing) {
            failing = false;
            LOG.info("Outbox relay works again");
        }
    }

    /** The relay could not do its work; it tries again soon. */
    synchronized void failed(Exception reason) {
        if (!failing) {
            failing = true;
            LOG.warn("Outbox relay failed, messages wait for the next sweep: {}", FailureSummary.of(reason));
            LOG.debug("Outbox relay failed", reason);
        }
        noticed(clock.instant().plus(busy));
    }

    /** How long a sweep may be away at most. */
    Duration idle() {
        return idle;
    }

    Backlog backlog() {
        return backlog;
    }

    private double oldestAgeSeconds() {
        Instant oldest = backlog.oldest();
        return oldest == null ? 0 : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
