package io.guardianpartner.routing.outbox;

import java.time.Clock;

import io.guardianpartner.message.ServiceEntry;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
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
    RelayTrigger relayTrigger(ProducerTemplate camel) {
        return RelayTrigger.forItems(camel);
    }

    @Bean
    DynamoDbOutboxStore outboxItems(DynamoDbClient dynamoDb, OutboxProperties options, SweepSchedule pace,
        Clock clock) {
        OutboxProperties.DynamoDb where = options.dynamodb();
        return new DynamoDbOutboxStore(dynamoDb, where.table(), where.key(), where.recoverLease(), pace::noticed,
            clock);
    }

    @Bean
    DueIndex dueIndex(DynamoDbClient dynamoDb, OutboxProperties options, SweepSchedule pace,
        Clock clock) {
        OutboxProperties.DynamoDb where = options.dynamodb();
        return new DueIndex(dynamoDb, where.table(), where.key(), where.wakeGrace(), pace,
            clock);
    }

    @Bean
    RouteBuilder itemRelay(ServiceEntry thisService, OutboxProperties options,
        DynamoDbOutboxStore items, DueIndex index, SweepSchedule pace) {
        return new DynamoDbOutboxRelay(thisService.queue(), options, items, index, pace);
    }
}
