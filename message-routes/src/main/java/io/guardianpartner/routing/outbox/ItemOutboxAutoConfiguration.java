package io.guardianpartner.routing.outbox;

import java.time.Clock;

import io.guardianpartner.message.ServiceEntry;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The outbox of a service that keeps its state in DynamoDB. */
@AutoConfiguration(after = OutboxAutoConfiguration.class)
@ConditionalOnProperty({"guardian.topic-arn", "guardian.outbox.dynamodb.table",
    "guardian.outbox.dynamodb.key"})
class ItemOutboxAutoConfiguration {

    @Bean
    OutboxWake outboxWake(ProducerTemplate camel) {
        return new OutboxWake(camel);
    }

    @Bean
    OutboxItems outboxItems(DynamoDbClient dynamoDb, OutboxProperties options, RelayPace pace,
        ObjectProvider<Clock> clock) {
        OutboxProperties.DynamoDb where = options.dynamodb();
        return new OutboxItems(dynamoDb, where.table(), where.key(), where.recoverLease(), pace::noticed,
            clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    DueIndex dueIndex(DynamoDbClient dynamoDb, OutboxProperties options, RelayPace pace,
        ObjectProvider<Clock> clock) {
        OutboxProperties.DynamoDb where = options.dynamodb();
        return new DueIndex(dynamoDb, where.table(), where.key(), where.wakeGrace(), pace,
            clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    RouteBuilder itemRelay(ServiceEntry thisService, OutboxProperties options,
        OutboxItems items, DueIndex index, TopicPublisher publisher, RelayPace pace) {
        return new ItemRelay(thisService.queue(), options, items, index, publisher, pace);
    }
}
