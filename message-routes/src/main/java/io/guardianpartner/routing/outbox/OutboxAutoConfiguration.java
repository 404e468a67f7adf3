package io.guardianpartner.routing.outbox;

import java.time.Clock;

import io.guardianpartner.routing.GuardianProperties;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sns.SnsClient;

/** What both outboxes share: the way to the topic, and the pace. */
@AutoConfiguration
@ConditionalOnProperty("guardian.topic-arn")
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    @Bean
    TopicPublisher topicPublisher(SnsClient sns, GuardianProperties guardian, OutboxProperties options,
        MeterRegistry meters, ObjectProvider<Clock> clock) {
        Counter refused = Counter.builder("guardian.outbox.refused")
            .description("Messages that SNS refuses for good; they are put aside and need somebody").register(meters);
        return new TopicPublisher(sns, guardian.topicArn(), options.requestsAtATime(), options.requestTimeout(),
            options.publishTimeout(), clock.getIfAvailable(Clock::systemUTC), message -> refused.increment());
    }

    @Bean
    RelayPace relayPace(OutboxProperties options, ObjectProvider<Clock> clock, MeterRegistry meters) {
        RelayPace pace = new RelayPace(options.busySweepInterval(), options.sweepInterval(),
            clock.getIfAvailable(Clock::systemUTC));
        pace.bindTo(meters);
        return pace;
    }
}
