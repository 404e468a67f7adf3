package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceExemplarsTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT,
        new PrometheusRegistry(), Clock.SYSTEM, new TraceExemplars());

    @AfterEach
    void leave() {
        TraceContext.leave();
    }

    @Test
    void aHistogramNamesTheTraceOfWhatItCounted() {
        TraceContext.enter("00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(counted()).contains("trace_id=\"" + TRACE + "\"", "span_id=\"00f067aa0ba902b7\"");
    }

    @Test
    void aTraceThatIsNotSampledIsNotNamed() {
        TraceContext.enter("00-" + TRACE + "-00f067aa0ba902b7-00");

        assertThat(counted()).contains("_bucket").doesNotContain("trace_id");
    }

    @Test
    void whatIsNotTracedIsCountedAllTheSame() {
        assertThat(counted()).contains("_bucket").doesNotContain("trace_id");
    }

    private String counted() {
        Timer.builder("work").serviceLevelObjectives(Duration.ofMillis(10)).register(meters)
            .record(Duration.ofMillis(5));
        return meters.scrape("application/openmetrics-text");
    }
}
