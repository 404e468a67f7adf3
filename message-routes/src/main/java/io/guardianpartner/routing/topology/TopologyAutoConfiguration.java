package io.guardianpartner.routing.topology;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.MessagingProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The check of every service that has a queue and a topic. */
@AutoConfiguration
@ConditionalOnProperty({"guardian.queue-url", "guardian.topic-arn"})
@EnableConfigurationProperties(TopologyProperties.class)
class TopologyAutoConfiguration {

    @Bean
    TopologyCheck topologyCheck(Contract contract, ServiceEntry thisService, MessagingProperties guardian,
        TopologyProperties properties, SqsClient sqs, SnsClient sns) {
        var own = new OwnTopology(contract, thisService, guardian);
        return new TopologyCheck(guardian.queueName(), () -> own.verify(sqs, sns), properties);
    }
}
