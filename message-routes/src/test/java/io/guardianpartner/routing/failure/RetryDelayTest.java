package io.guardianpartner.routing.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryDelayTest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "5, 16", "10, 512", "11, 900", "19, 900", "1000, 900"})
    void aMessageIsHiddenTwiceAsLongAfterEachReceiveUpToFifteenMinutes(int receives, int seconds) {
        assertThat(backoff(0).after(receives)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void chanceTakesAQuarterAwayAtMost() {
        assertThat(backoff(Math.nextDown(1.0)).after(10)).isEqualTo(Duration.ofSeconds(384));
        assertThat(backoff(Math.nextDown(1.0)).after(1)).as("SQS counts whole seconds").isEqualTo(FIRST);
    }

    @Test
    void withoutADelayAMessageComesAgainAtOnce() {
        assertThat(backoff(0, Duration.ZERO).after(1)).isZero();
        assertThat(backoff(0, Duration.ZERO).after(9)).isZero();
    }

    private static RetryDelay backoff(double chance) {
        return backoff(chance, FIRST);
    }

    private static RetryDelay backoff(double chance, Duration first) {
        return new RetryDelay(first, LONGEST, new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return chance;
            }
        });
    }
}
