package io.guardianpartner.routing.inbound;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.MessagingProperties;
import io.guardianpartner.routing.breaker.CircuitGuard;
import io.guardianpartner.routing.breaker.InboundBreaker;
import io.guardianpartner.routing.failure.BackoffRetry;
import io.guardianpartner.routing.failure.LastReceive;
import io.guardianpartner.routing.metrics.MessageMetrics;
import io.guardianpartner.routing.sqs.Acknowledge;
import io.guardianpartner.routing.sqs.QueueIntake;
import io.guardianpartner.routing.sqs.SqsProperties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The inbound route of every service that has a queue. */
@AutoConfiguration(after = InboxAutoConfiguration.class)
@ConditionalOnProperty("guardian.queue-url")
@EnableConfigurationProperties(InboundProperties.class)
class InboundAutoConfiguration {

    @Bean(QueueEndpoint.HEADERS)
    HeaderFilterStrategy inboundHeaders() {
        return QueueEndpoint.nothingPasses();
    }

    @Bean
    HandlerRegistry handledTypes() {
        return new HandlerRegistry();
    }

    @Bean
    InboundSteps inboundSteps(Contract contract, ServiceEntry thisService, InboundProperties properties,
        HandlerRegistry handledTypes, Acknowledge acknowledge, BackoffRetry retryLater, MessageMetrics metrics,
        InboundBreaker breaker, LastReceive lastReceive) {
        return new InboundSteps(
            new ReadAttributes(new Finish(acknowledge, retryLater, metrics, breaker)),
            new Validate(contract, properties.bare()),
            new ResolveHandler(thisService.name(), handledTypes),
            new CircuitGuard(breaker, lastReceive),
            acknowledge);
    }

    @Bean
    RouteBuilder inboundRoutes(ServiceEntry thisService, MessagingProperties guardian, SqsProperties sqs,
        InboundProperties properties, ObjectProvider<Inbox> inbox, InboundSteps inboundSteps, QueueIntake queueIntake,
        @Value("${spring.datasource.hikari.maximum-pool-size:12}") int connections) {
        return new InboundRoutes(thisService.queue(),
            QueueEndpoint.uri(guardian, sqs, properties.handlersWith(connections)), inbox.getIfAvailable() != null,
            inboundSteps, queueIntake);
    }
}
