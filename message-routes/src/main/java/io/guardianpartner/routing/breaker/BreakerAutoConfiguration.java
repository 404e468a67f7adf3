package io.guardianpartner.routing.breaker;

import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.MessagingProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The breaker of every service that has a queue. */
@AutoConfiguration
@ConditionalOnProperty("guardian.queue-url")
@EnableConfigurationProperties(BreakerProperties.class)
class BreakerAutoConfiguration {

    @Bean
    InboundBreaker inboundBreaker(BreakerProperties properties, MeterRegistry meters, ServiceEntry thisService,
        MessagingProperties guardian) {
        return new InboundBreaker(properties, meters, thisService.queue(), guardian.queueName());
    }
}
