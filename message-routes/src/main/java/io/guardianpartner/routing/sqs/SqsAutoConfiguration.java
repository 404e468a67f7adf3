package io.guardianpartner.routing.sqs;

import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.AwsClients;
import io.guardianpartner.routing.GuardianProperties;
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
    HoldingSqsClient sqsClient(AwsClients clients, SqsProperties properties, InboundBreaker breaker,
        MeterRegistry meters, ServiceEntry thisService) {
        var overdue = Counter.builder("guardian.messages.overdue").tag("service", thisService.queue())
            .description("Messages in hand for so long that they were no longer kept from others").register(meters);
        return new HoldingSqsClient(clients.sqs(), properties, breaker, overdue::increment);
    }

    @Bean
    Acknowledge acknowledge(HoldingSqsClient sqsClient, GuardianProperties guardian) {
        return new Acknowledge(sqsClient, guardian.queueUrl());
    }

    @Bean
    PatientPolling patientPolling(HoldingSqsClient sqsClient) {
        return new PatientPolling(sqsClient);
    }

    @Bean
    StopReceiving stopReceiving(HoldingSqsClient sqsClient) {
        return new StopReceiving(sqsClient);
    }
}
