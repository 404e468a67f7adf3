package io.guardianpartner.payments.broker;

import io.guardianpartner.support.tracing.ConditionalOnTracing;
import io.guardianpartner.support.tracing.SpanRecorder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
@ConditionalOnTracing
class BrokerTracingConfiguration {

    @Bean
    @Primary
    PaymentBroker tracedBroker(@Qualifier("mercadoPago") PaymentBroker mercadoPago, SpanRecorder spans) {
        return new TracedBroker(mercadoPago, spans);
    }
}
