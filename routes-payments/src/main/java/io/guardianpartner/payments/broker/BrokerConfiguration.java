package io.guardianpartner.payments.broker;

import java.time.Duration;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    @Bean
    CircuitBreaker brokerCircuit(CircuitBreakerRegistry circuits, BrokerProperties properties) {
        BrokerProperties.Breaker breaker = properties.breaker();
        return circuits.circuitBreaker("broker", CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.TIME_BASED)
            .slidingWindowSize(Math.toIntExact(breaker.window().toSeconds()))
            .minimumNumberOfCalls(breaker.calls())
            .failureRateThreshold(breaker.failurePercent())
            .waitDurationInOpenState(breaker.openFor())
            .automaticTransitionFromOpenToHalfOpenEnabled(true)
            .permittedNumberOfCallsInHalfOpenState(breaker.probes())
            .ignoreException(UncountedFailureException.class::isInstance)
            .build());
    }

    @Bean
    Bulkhead brokerBulkhead(BulkheadRegistry bulkheads, BrokerProperties properties) {
        return bulkheads.bulkhead("broker", BulkheadConfig.custom().maxConcurrentCalls(properties.callsAtATime())
            .maxWaitDuration(Duration.ZERO).build());
    }
}
