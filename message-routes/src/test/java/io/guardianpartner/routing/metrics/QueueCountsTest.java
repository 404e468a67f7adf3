package io.guardianpartner.routing.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;

import io.guardianpartner.support.PeriodicReading;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** Queues that are empty are counted half as often: an idle pod asks SQS for little. */
class QueueCountsTest {

    @Test
    void whereNothingIsEveryOtherCountIsLeftOut() {
        assertThat(askedIn(5, new CountedQueues(0, 0, 0, 0))).isEqualTo(3 * 2);
    }

    @Test
    void whereSomethingIsEachCountIsMade() {
        assertThat(askedIn(3, new CountedQueues(0, 0, 0, 1))).isEqualTo(3 * 2);
    }

    @Test
    void parkedMessagesAreSomethingToo() {
        assertThat(askedIn(3, new CountedQueues(1, 0, 0, 0))).isEqualTo(3 * 2);
    }

    private static int askedIn(int counts, CountedQueues queues) {
        var counted = new QueueCounts(queues, CountedQueues.QUEUE, CountedQueues.DEAD_LETTERS,
            new SimpleMeterRegistry(), "orders", () -> new PeriodicReading<>(Duration.ofMinutes(1), Clock.systemUTC()));
        for (int count = 0; count < counts; count++) {
            counted.count(null);
        }
        return queues.asked();
    }
}
