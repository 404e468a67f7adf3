package io.guardianpartner.routing.metrics;

import java.time.Clock;

import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.MessagingProperties;
import io.guardianpartner.support.PeriodicReading;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The counts of every service with a queue. */
@AutoConfiguration(after = CompositeMeterRegistryAutoConfiguration.class)
@ConditionalOnProperty("guardian.queue-url")
@EnableConfigurationProperties(MetricsProperties.class)
class MetricsAutoConfiguration {

    @Bean
    MessageMetrics messageMetrics(MeterRegistry meters, ServiceEntry thisService, Clock clock) {
        return new MessageMetrics(meters, thisService.queue(), clock);
    }

    @Bean
    RouteBuilder queueCountsJob(SqsClient sqs, MessagingProperties guardian, MeterRegistry meters,
        ServiceEntry thisService, MetricsProperties properties, Clock clock) {
        var counts = new QueueCounts(sqs, guardian.queueUrl(), guardian.deadLetterQueueUrl(), meters,
            thisService.queue(), () -> new PeriodicReading<>(properties.deadLettersEvery(), clock));
        return new QueueCountsJob(thisService.queue(), counts, properties.deadLettersEvery());
    }
}
