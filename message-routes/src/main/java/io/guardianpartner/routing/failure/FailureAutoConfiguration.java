package io.guardianpartner.routing.failure;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.GuardianProperties;
import io.guardianpartner.routing.sqs.Acknowledge;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The failure table of every service that has a queue. */
@AutoConfiguration
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
    RetryLater retryLater(SqsClient sqs, GuardianProperties guardian, FailureProperties properties) {
        return new RetryLater(sqs, guardian.queueUrl(),
            new Backoff(properties.firstRetry(), properties.longestRetry(), RandomGenerator.getDefault()));
    }

    @Bean
    RouteBuilder failureRoutes(ServiceEntry thisService, GuardianProperties guardian, SqsClient sqs,
        Acknowledge acknowledge, RetryLater retryLater) {
        var park = new Park(sqs, guardian.deadLetterQueueUrl(), InstantSource.system());
        return new FailureRoutes(thisService.queue(), park, acknowledge, retryLater);
    }
}
