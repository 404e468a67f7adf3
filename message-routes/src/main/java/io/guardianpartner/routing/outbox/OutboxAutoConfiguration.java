package io.guardianpartner.routing.outbox;

import java.time.Clock;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.Messages;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sns.SnsClient;

/** What both outboxes share: the messages, the way to the topic, the pace. */
@AutoConfiguration
@ConditionalOnProperty("guardian.service")
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Contract contract() {
        return Contract.load();
    }

    @Bean
    @ConditionalOnMissingBean
    Messages messages(Contract contract, @Value("${guardian.service}") String service) {
        return new Messages(contract, service);
    }

    @Bean
    @ConditionalOnProperty("guardian.topic-arn")
    TopicPublisher topicPublisher(SnsClient sns, @Value("${guardian.topic-arn}") String topicArn,
        OutboxProperties options, MeterRegistry meters,
        ObjectProvider<Clock> clock) {
        Counter refused = Counter.builder("guardian.outbox.refused")
            .description("Messages that SNS refuses for good; they are put aside and need somebody").register(meters);
        return new TopicPublisher(sns, topicArn, options.requestTimeout(), options.publishTimeout(),
            clock.getIfAvailable(Clock::systemUTC), message -> refused.increment());
    }

    @Bean
    @ConditionalOnProperty("guardian.topic-arn")
    RelayPace relayPace(OutboxProperties options, ObjectProvider<Clock> clock, MeterRegistry meters) {
        RelayPace pace = new RelayPace(options.busySweepInterval(), options.sweepInterval(),
            clock.getIfAvailable(Clock::systemUTC));
        pace.bindTo(meters);
        return pace;
    }

    /** The first part of route ids: what the contract calls the service's queue. */
    static String shortName(Contract contract, String service) {
        ServiceEntry entry = contract.services().get(service);
        return entry == null ? service : entry.queue();
    }
}
