package io.guardianpartner.routing.outbox;

import java.time.Clock;

import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.MessagingProperties;
import io.guardianpartner.support.GuardianAutoConfiguration;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sns.SnsClient;

/** Parts that both outboxes share: the way to the topic, and the schedule of sweeps. */
@AutoConfiguration(after = GuardianAutoConfiguration.class, afterName = "io.guardianpartner.routing.AwsAutoConfiguration")
@ConditionalOnProperty("guardian.topic-arn")
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    /** Camel's endpoint finds it by its name; everybody else means the service's own. */
    @Bean(name = PublishRoutes.CLIENT, defaultCandidate = false)
    SnsClient outboxSnsClient(SnsClient sns, OutboxProperties options) {
        return new OutboxSnsClient(sns, options.requestTimeout());
    }

    @Bean
    RouteBuilder publishRoutes(ServiceEntry thisService, MessagingProperties guardian, OutboxProperties options,
        MeterRegistry meters, Clock clock) {
        Counter refused = Counter.builder("guardian.outbox.refused")
            .description("Messages that SNS refuses for good; they are put aside and need somebody").register(meters);
        return new PublishRoutes(thisService.queue(), guardian.topicArn(), new PublishSteps(options.requestsAtATime(),
            options.publishTimeout(), clock, message -> refused.increment()));
    }

    @Bean
    SweepSchedule relayPace(OutboxProperties options, Clock clock, MeterRegistry meters) {
        SweepSchedule pace = new SweepSchedule(options.busySweepInterval(), options.sweepInterval(), clock);
        pace.bindTo(meters);
        return pace;
    }
}
