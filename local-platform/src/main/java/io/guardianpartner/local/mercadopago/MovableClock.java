package io.guardianpartner.local.mercadopago;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be set ahead or back, and goes on from there. Safe for many threads. */
class MovableClock extends Clock {

    private final Clock base;
    private volatile Duration ahead = Duration.ZERO;

    MovableClock(Clock base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    /** Another clock: it does not move with this one. */
    @Override
    public Clock withZone(ZoneId zone) {
        return base.withZone(zone);
    }

    /** The distance to the clock beneath. */
    Duration ahead() {
        return ahead;
    }

    /** @param by how much further ahead; negative: back */
    synchronized void move(Duration by) {
        ahead = ahead.plus(by);
    }

    /** Returns to the clock beneath. */
    synchronized void reset() {
        ahead = Duration.ZERO;
    }
}
