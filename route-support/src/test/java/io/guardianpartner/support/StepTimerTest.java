package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class StepTimerTest {

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final StepTimer timer = StepTimer.register("cook", "Cooks", Tags.of("dish", "soup"), meters);

    @Test
    void countAndSumAreOfAllTimes() {
        record(20);
        record(60);

        assertThat(meters.get("cook").functionTimer().count()).isEqualTo(2);
        assertThat(meters.get("cook").functionTimer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(80);
    }

    @Test
    void theMaximumIsForgottenAfterAMinuteOrTwo() {
        record(60);
        assertThat(longest()).isEqualTo(0.06);
        clock.add(Duration.ofSeconds(61));
        assertThat(longest()).isEqualTo(0.06);
        record(20);
        clock.add(Duration.ofSeconds(61));

        assertThat(longest()).isEqualTo(0.02);
    }

    @Test
    void itsNamesAreThoseOfATimer() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        StepTimer.register("cook", "Cooks", Tags.of("dish", "soup"), prometheus).record(1_500_000_000);

        assertThat(prometheus.scrape()).contains("cook_seconds_count{dish=\"soup\"} 1",
            "cook_seconds_sum{dish=\"soup\"} 1.5", "cook_seconds_max{dish=\"soup\"} 1.5");
    }

    private void record(long millis) {
        timer.record(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private double longest() {
        return meters.get("cook.seconds.max").gauge().value();
    }
}
