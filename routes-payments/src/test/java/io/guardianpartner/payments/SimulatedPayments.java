package io.guardianpartner.payments;

import java.time.Clock;

import io.guardianpartner.test.MovingClock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The service, whose clock and steps a test has in its hands. As {@link PaymentsApplication}, without what tests beside it configure; no
 * scan finds it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = {
    "io\\.guardianpartner\\.payments\\..*Test(\\$.*)?", "io\\.guardianpartner\\.payments\\..*(Beans|Application)"}))
class SimulatedPayments {

    static final MovingClock CLOCK = new MovingClock();
    static final PaymentStepFaults STEPS = new PaymentStepFaults();

    @Bean
    Clock clock() {
        return CLOCK;
    }

    @Bean
    PaymentStepFaults stepFaults() {
        return STEPS;
    }
}
