package io.guardianpartner.routing.sqs;

import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.AwsClients;
import io.guardianpartner.routing.MessagingProperties;
import io.guardianpartner.routing.breaker.InboundBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The client of every service that has a queue. */
@AutoConfiguration
@ConditionalOnProperty("guardian.queue-url")
@EnableConfigurationProperties(SqsProperties.class)
class SqsAutoConfiguration {

    /** The only {@code SqsClient} of the service: Camel's component finds it by its type. */
    @Bean
    BatchingSqsClient sqsClient(AwsClients clients, SqsProperties properties, InboundBreaker breaker,
        MeterRegistry meters, ServiceEntry thisService) {
        var overdue = Counter.builder("guardian.messages.overdue").tag("service", thisService.queue())
            .description("Messages in flight for longer than they are renewed").register(meters);
        return new BatchingSqsClient(clients.sqs(), properties, breaker, overdue::increment);
    }

    @Bean
    Acknowledge acknowledge(BatchingSqsClient sqsClient, MessagingProperties guardian) {
        return new Acknowledge(sqsClient, guardian.queueUrl());
    }

    @Bean
    QueueIntake queueIntake(BatchingSqsClient sqsClient) {
        return new QueueIntake(sqsClient);
    }

    @Bean
    PollingShutdown pollingShutdown(BatchingSqsClient sqsClient) {
        return new PollingShutdown(sqsClient);
    }
}
