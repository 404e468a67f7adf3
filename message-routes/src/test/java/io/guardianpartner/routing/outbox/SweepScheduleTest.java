package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

class SweepScheduleTest {

    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));
    private final SweepSchedule pace = new SweepSchedule(BUSY, IDLE, new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void aSweepIsDueOnceInItsInterval() {
        assertThat(pace.sweepIsDue()).isTrue();
        assertThat(pace.sweepIsDue()).isFalse();
        passes(IDLE);

        assertThat(pace.sweepIsDue()).isTrue();
    }

    @Test
    void somethingThatWaitsBringsTheNextSweepForward() {
        assertThat(pace.sweepIsDue()).isTrue();
        pace.found(new Backlog(1, now.get()));
        passes(BUSY);

        assertThat(pace.sweepIsDue()).isTrue();
    }

    @Test
    void aClockThatIsSetBackDoesNotStopTheSweeps() {
        assertThat(pace.sweepIsDue()).isTrue();
        passes(Duration.ofHours(-1));

        assertThat(pace.sweepIsDue()).isTrue();
        assertThat(pace.sweepIsDue()).isFalse();
    }

    private void passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
