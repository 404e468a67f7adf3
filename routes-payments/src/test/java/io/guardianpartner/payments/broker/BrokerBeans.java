package io.guardianpartner.payments.broker;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The circuit breaker around a broker, and what it knows of that. */
@TestConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerProperties.class)
@Import({BrokerConfiguration.class, BrokerHealth.class})
public class BrokerBeans {

    @Bean
    CircuitBreakerRegistry circuits() {
        return CircuitBreakerRegistry.ofDefaults();
    }

    @Bean
    BulkheadRegistry bulkheads() {
        return BulkheadRegistry.ofDefaults();
    }
}
