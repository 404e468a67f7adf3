package io.guardianpartner.routing.outbox;

import static io.guardianpartner.routing.outbox.OutboxAttribute.REVISION;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.LocalEnvironment;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.test.GuardianTest;
import io.guardianpartner.test.MessagingProbe;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsClient;

/** An orders service with nothing but its items, and an SNS that has moods. */
@GuardianTest(service = Services.ORDERS, dynamodb = true, classes = RelayedItems.App.class, properties = {
    "spring.config.import=classpath:guardian.yaml",
    "guardian.outbox.busy-sweep-interval=100ms", "guardian.outbox.sweep-interval=300ms",
    "guardian.outbox.dynamodb.table=${GUARDIAN_ENVIRONMENT}-relayed", "guardian.outbox.dynamodb.key=orderId",
    "guardian.outbox.dynamodb.wake-grace=100ms", "guardian.outbox.dynamodb.recover-lease=2s"})
@ResourceLock("RelayedItems")
abstract class RelayedItems {

    static final List<String> RECOVERED = new CopyOnWriteArrayList<>();

    @Value("${guardian.outbox.dynamodb.table}")
    protected String table;
    @Autowired
    protected MessagingProbe probe;
    @Autowired
    protected Messages messages;
    @Autowired
    protected MoodySns sns;
    @Autowired
    protected StepFaults faults;
    @Autowired
    protected DynamoDbOutboxStore items;
    @Autowired
    protected DynamoDbClient dynamoDb;
    @Autowired
    protected MeterRegistry meters;
    @Autowired
    protected ProducerTemplate camel;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean
        List<String> tables(LocalCloud cloud, LocalEnvironment environment) {
            return cloud.createTables(environment.name(), RelayedItems.class.getResourceAsStream(
                "/outbox/dynamodb-tables.yaml"));
        }

        @Bean(destroyMethod = "")
        SnsClient sns(LocalCloud cloud) {
            return new MoodySns(cloud.sns()::publishBatch);
        }

        @Bean
        StepFaults faults() {
            return new StepFaults();
        }

        @Bean
        RouteBuilder recovers() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:recover").routeId("orders.job.recover-order")
                        .process(exchange -> RECOVERED.add(exchange.getMessage().getHeader("key", String.class)));
                }
            };
        }
    }

    @AfterEach
    void calm() {
        sns.isCalm();
        await().until(() -> gauge("guardian.outbox.backlog") == 0);
    }

    Message cancellation() {
        UUID order = Ids.next();
        return messages.to(Services.PAYMENTS, MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED, order,
            new PaymentCancellationRequested(order, null, "cancelled"));
    }

    static Map<String, AttributeValue> item(Message... outbox) {
        String key = UUID.randomUUID().toString();
        Map<String, AttributeValue> item = new HashMap<>(Map.of("orderId", text(key), REVISION, number(1),
            "status", text("CANCELLED")));
        OutboxAttribute.add(item, Arrays.asList(outbox));
        OutboxAttribute.due(item, key, Instant.now());
        return item;
    }

    String save(Map<String, AttributeValue> item) {
        dynamoDb.putItem(request -> request.tableName(table).item(item));
        return item.get("orderId").s();
    }

    Map<String, AttributeValue> read(String key) {
        return dynamoDb.getItem(request -> request.tableName(table).key(Map.of("orderId", text(key)))
            .consistentRead(true)).item();
    }

    void awaitHeard(Message... expected) {
        String[] ids = Arrays.stream(expected).map(Message::messageId).map(UUID::toString).toArray(String[]::new);
        await().atMost(10, SECONDS).pollInterval(Duration.ofMillis(50))
            .untilAsserted(() -> assertThat(heardIds()).contains(ids));
    }

    List<String> heardIds() {
        return probe.published().stream().map(one -> one.attributes().get(Attributes.MESSAGE_ID)).toList();
    }

    double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
