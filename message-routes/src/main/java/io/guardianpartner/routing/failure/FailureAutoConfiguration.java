package io.guardianpartner.routing.failure;

import java.time.Clock;
import java.util.random.RandomGenerator;

import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.MessagingProperties;
import io.guardianpartner.routing.sqs.Acknowledge;
import io.guardianpartner.support.GuardianAutoConfiguration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The failure table of every service that has a queue. */
@AutoConfiguration(after = GuardianAutoConfiguration.class)
@ConditionalOnProperty("guardian.queue-url")
@EnableConfigurationProperties(FailureProperties.class)
class FailureAutoConfiguration {

    @Bean
    LastReceive lastReceive(FailureProperties properties) {
        return new LastReceive(properties.maxReceives());
    }

    @Bean
    RouteConfigurationBuilder inboundFailures(LastReceive lastReceive) {
        return new InboundFailures(lastReceive);
    }

    @Bean
    BackoffRetry retryLater(SqsClient sqs, MessagingProperties guardian, FailureProperties properties) {
        return new BackoffRetry(sqs, guardian.queueUrl(),
            new RetryDelay(properties.firstRetry(), properties.longestRetry(), RandomGenerator.getDefault()));
    }

    @Bean
    RouteBuilder failureRoutes(ServiceEntry thisService, MessagingProperties guardian, SqsClient sqs,
        Acknowledge acknowledge, BackoffRetry retryLater, Clock clock) {
        var park = new DeadLetterStep(sqs, guardian.deadLetterQueueUrl(), clock);
        return new FailureRoutes(thisService.queue(), park, acknowledge, retryLater);
    }
}
