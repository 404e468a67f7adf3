package io.guardianpartner.support;

import java.time.Clock;
import java.time.ZoneOffset;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.support.tracing.ConditionalOnTracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives every service the contract, its own entry in it, a clock, the rules for errors, and circuit breakers' metrics. */
@AutoConfiguration(after = CompositeMeterRegistryAutoConfiguration.class)
@EnableConfigurationProperties(GuardianAutoConfiguration.ServiceProperties.class)
public class GuardianAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Contract contract() {
        return Contract.load();
    }

    /** The logical name of its queue is how route ids and metrics call the service. */
    @Bean
    @ConditionalOnMissingBean
    ServiceEntry thisService(Contract contract, ServiceProperties properties) {
        var name = properties.service();
        if (name == null || !contract.services().containsKey(name)) {
            throw new IllegalArgumentException("guardian.service: the contract has no service " + name);
        }
        return contract.services().get(name);
    }

    /** Whole milliseconds: what is told and stored reads the same as what was decided on. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** Routes are collected when the context is refreshed: the rule is in force before the first one is. */
    @Bean
    SmartInitializingSingleton callersHandleErrors(CamelContext camel) {
        return () -> camel.getCamelContextExtension().getContextPlugin(Model.class)
            .addModelLifecycleStrategy(new CallersHandleErrors());
    }

    @Bean
    RouteConfigurationBuilder jobFailures() {
        return new JobFailures();
    }

    /** Camel keeps the circuit breakers of its routes in the one registry there is. */
    @Bean
    @ConditionalOnMissingBean
    CircuitBreakerRegistry circuitBreakers() {
        return CircuitBreakerRegistry.ofDefaults();
    }

    @Bean
    MeterBinder circuitBreakerMetrics(CircuitBreakerRegistry circuitBreakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuitBreakers);
    }

    @Bean
    @ConditionalOnMissingBean
    BulkheadRegistry bulkheads() {
        return BulkheadRegistry.ofDefaults();
    }

    @Bean
    MeterBinder bulkheadMetrics(BulkheadRegistry bulkheads) {
        return TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads);
    }

    @Bean
    MeterBinder inflightExchanges(CamelContext camel) {
        return new InflightExchanges(camel);
    }

    @Bean
    @ConditionalOnBean(MeterRegistry.class)
    @ConditionalOnProperty(name = "guardian.metrics.routes", matchIfMissing = true)
    RoutePolicyFactory routeTimes(ObjectProvider<MeterRegistry> meters,
        @Value("${guardian.metrics.excluded-routes:}") String[] excluded) {
        return new RouteTimes(meters::getObject, excluded);
    }

    @Bean
    @ConditionalOnBean(MeterRegistry.class)
    @ConditionalOnProperty(name = "guardian.metrics.steps", matchIfMissing = true)
    InterceptStrategy stepTimes(ObjectProvider<MeterRegistry> meters,
        @Value("${guardian.metrics.excluded-steps:}") String[] excluded) {
        return new StepTimes(meters::getObject, excluded);
    }

    @Bean
    @ConditionalOnTracing
    @ConditionalOnMissingBean
    SpanContext traceExemplars() {
        return new TraceExemplars();
    }

    /**
     * Names this service.
     *
     * @param service its name in the contract
     */
    @ConfigurationProperties("guardian")
    record ServiceProperties(String service) {}
}
