package io.guardianpartner.routing.metrics;

import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.GuardianProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What every service with a queue counts. */
@AutoConfiguration(after = CompositeMeterRegistryAutoConfiguration.class)
@ConditionalOnProperty("guardian.queue-url")
@EnableConfigurationProperties(MetricsProperties.class)
class MetricsAutoConfiguration {

    @Bean
    MessageMetrics messageMetrics(MeterRegistry meters, ServiceEntry thisService) {
        return new MessageMetrics(meters, thisService.queue());
    }

    @Bean
    RouteBuilder deadLettersJob(SqsClient sqs, GuardianProperties guardian, MeterRegistry meters,
        ServiceEntry thisService, MetricsProperties properties) {
        var deadLetters = new DeadLetters(sqs, guardian.deadLetterQueueUrl(), meters, thisService.queue());
        return new DeadLettersJob(thisService.queue(), deadLetters, properties.deadLettersEvery());
    }
}
