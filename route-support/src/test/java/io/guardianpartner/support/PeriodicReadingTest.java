package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

class PeriodicReadingTest {

    private Instant now = Instant.EPOCH;

    private final PeriodicReading<Integer> reading = new PeriodicReading<>(Duration.ofSeconds(60), new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void thereIsNoNumberBeforeTheFirstReading() {
        assertThat(reading.number(Integer::doubleValue)).isNaN();
    }

    @Test
    void aNumberOutlivesFourReadingsThatFail() {
        reading.read(3);

        now = now.plusSeconds(300);

        assertThat(reading.number(Integer::doubleValue)).isEqualTo(3);
    }

    @Test
    void thereIsNoNumberAfterMoreFailuresUntilAReadingSucceeds() {
        reading.read(3);

        now = now.plusSeconds(301);
        assertThat(reading.number(Integer::doubleValue)).isNaN();

        reading.read(0);
        assertThat(reading.number(Integer::doubleValue)).isZero();
    }
}
