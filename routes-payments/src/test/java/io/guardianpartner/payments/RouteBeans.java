package io.guardianpartner.payments;

import java.time.Clock;
import java.time.ZoneOffset;

import io.guardianpartner.payments.payment.Decisions;
import io.guardianpartner.payments.payment.PollingSchedule;
import io.guardianpartner.payments.payment.Samples;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The beans that the steps of routes ask for; it is always {@link Samples#NOW}. */
@TestConfiguration(proxyBeanMethods = false)
public class RouteBeans {

    @Bean
    Clock clock() {
        return Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    }

    @Bean
    MeterRegistry metrics() {
        return new SimpleMeterRegistry();
    }

    @Bean
    PollingSchedule schedule() {
        return Samples.TIMES;
    }

    @Bean
    Decisions decisions() {
        return new Decisions(Samples.TIMES, Samples.LIMITS);
    }
}
