package io.guardianpartner.routing.outbox;

import static io.guardianpartner.routing.outbox.OutboxAttribute.DUE_AT;
import static io.guardianpartner.routing.outbox.OutboxAttribute.DUE_SHARD;
import static io.guardianpartner.routing.outbox.OutboxAttribute.OUTBOX;
import static io.guardianpartner.routing.outbox.OutboxAttribute.RECOVER_AT;
import static io.guardianpartner.routing.outbox.OutboxAttribute.REFUSED;
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
import java.util.concurrent.atomic.AtomicBoolean;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.LocalEnvironment;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.test.GuardianTest;
import io.guardianpartner.routing.test.MessagingProbe;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsClient;

/** What an item has to tell is published once it is saved, whatever happens on the way; over a real DynamoDB API. */
@GuardianTest(service = Services.ORDERS, dynamodb = true, classes = ItemRelayTest.App.class, properties = {
    "spring.config.import=classpath:guardian.yaml",
    "guardian.outbox.busy-sweep-interval=100ms", "guardian.outbox.sweep-interval=300ms",
    "guardian.outbox.dynamodb.table=${GUARDIAN_ENVIRONMENT}-relayed", "guardian.outbox.dynamodb.key=orderId",
    "guardian.outbox.dynamodb.wake-grace=100ms", "guardian.outbox.dynamodb.recover-lease=2s"})
class ItemRelayTest {

    private static final List<String> RECOVERED = new CopyOnWriteArrayList<>();

    @Value("${guardian.outbox.dynamodb.table}")
    private String table;
    @Autowired
    private MessagingProbe probe;
    @Autowired
    private Messages messages;
    @Autowired
    private MoodySns sns;
    @Autowired
    private StepFaults faults;
    @Autowired
    private OutboxItems items;
    @Autowired
    private DynamoDbClient dynamoDb;
    @Autowired
    private MeterRegistry meters;
    @Autowired
    private ProducerTemplate camel;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean
        List<String> tables(LocalCloud cloud, LocalEnvironment environment) {
            return cloud.createTables(environment.name(), ItemRelayTest.class.getResourceAsStream(
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

    @Test
    void anItemThatIsSavedAndWokenForIsPublishedAndLeavesTheIndex() {
        Message message = cancellation();
        String key = save(item(message));

        camel.sendBody(OutboxWake.ENDPOINT, key);

        awaitHeard(message);
        await().until(() -> !read(key).containsKey(OUTBOX));
        assertThat(read(key)).doesNotContainKeys(DUE_SHARD, DUE_AT).containsEntry("status", text("CANCELLED"))
            .containsEntry(REVISION, number(2));
    }

    @Test
    void theSweepFindsWhatNobodyWokeFor() {
        Message message = cancellation();
        String key = save(item(message));

        awaitHeard(message);
        await().until(() -> !read(key).containsKey(OUTBOX));
    }

    @Test
    void aWakeForNothingDoesNothing() {
        String key = save(new HashMap<>(Map.of("orderId", text(UUID.randomUUID().toString()), REVISION, number(7))));
        camel.sendBody(OutboxWake.ENDPOINT, key);
        camel.sendBody(OutboxWake.ENDPOINT, "no such item");
        Message message = cancellation();
        camel.sendBody(OutboxWake.ENDPOINT, save(item(message)));

        awaitHeard(message);
        assertThat(read(key)).containsEntry(REVISION, number(7));
    }

    @Test
    void aWriteThatComesBetweenIsKeptAndItsMessagesToo() {
        Message first = cancellation();
        Message second = cancellation();
        Map<String, AttributeValue> item = item(first);
        String key = item.get("orderId").s();
        AtomicBoolean once = new AtomicBoolean();
        sns.is(request -> {
            var answer = sns.calmly(request);
            if (once.compareAndSet(false, true)) {
                Map<String, AttributeValue> meanwhile = new HashMap<>(read(key));
                meanwhile.put("status", text("FINISHED"));
                meanwhile.put(REVISION, number(2));
                OutboxAttribute.add(meanwhile, List.of(second));
                save(meanwhile);
            }
            return answer;
        });
        save(item);
        camel.sendBody(OutboxWake.ENDPOINT, key);

        awaitHeard(first, second);
        await().until(() -> !read(key).containsKey(OUTBOX));
        assertThat(read(key)).containsEntry("status", text("FINISHED"));
    }

    @Test
    void markingTakesOutWhatWasPublishedAndNothingThatCameMeanwhile() {
        Message published = cancellation();
        Message meanwhile = cancellation();
        Map<String, AttributeValue> item = item(published);
        item.keySet().removeAll(List.of(DUE_SHARD, DUE_AT));
        OutboxItem claimed = items.claim(save(item));
        OutboxAttribute.add(item, List.of(meanwhile));
        item.put(REVISION, number(2));
        save(item);

        OutboxItem marked = items.mark(new Published<>(claimed, List.of(Outcome.PUBLISHED)));

        assertThat(marked.messages()).containsExactly(OutboxMessage.of(meanwhile));
        assertThat(marked.attributes()).containsEntry(REVISION, number(3)).containsKey(DUE_AT);
    }

    @Test
    void aRelayThatDiesBeforePublishingHasItPublishedLater() {
        Message message = cancellation();
        faults.before("publish", 1);

        camel.sendBody(OutboxWake.ENDPOINT, save(item(message)));

        awaitHeard(message);
        assertThat(faults.spent("publish")).isTrue();
    }

    @Test
    void aRelayThatDiesBeforeMarkingHasItPublishedTwiceUnderOneId() {
        Message message = cancellation();
        faults.before("mark", 1);
        String key = save(item(message));

        camel.sendBody(OutboxWake.ENDPOINT, key);

        await().untilAsserted(() -> assertThat(heardIds()).filteredOn(message.messageId().toString()::equals)
            .hasSize(2));
        await().until(() -> !read(key).containsKey(OUTBOX));
    }

    @Test
    void whileSnsIsAwayItemsWaitAndShowTheirAge() {
        sns.is(request -> {
            throw SdkClientException.create("connection refused");
        });
        Message message = cancellation();
        save(item(message));

        await().until(() -> gauge("guardian.outbox.backlog") == 1);
        await().until(() -> gauge("guardian.outbox.oldest.age") > 0.2);

        sns.isCalm();
        awaitHeard(message);
    }

    @Test
    void aMessageThatSnsRefusesForGoodIsPutAsideAndTheOthersOfItsItemGo() {
        Message message = cancellation();
        Map<String, AttributeValue> item = item(message);
        OutboxMessage poison = new OutboxMessage("",
            Map.of("messageId", UUID.randomUUID().toString(), "type", "MSG_X"));
        OutboxAttribute.set(item, OUTBOX, List.of(poison, OutboxMessage.of(message)));
        String key = save(item);

        awaitHeard(message);
        await().until(() -> !read(key).containsKey(OUTBOX));
        assertThat(OutboxAttribute.read(read(key), REFUSED)).containsExactly(poison);
        assertThat(read(key)).doesNotContainKey(DUE_AT);
    }

    @Test
    void anItemIsHandedOverForRecoveryWhenItsTimeHasComeAndOncePerLease() {
        String key = UUID.randomUUID().toString();
        Map<String, AttributeValue> item = new HashMap<>(Map.of("orderId", text(key), REVISION, number(1),
            RECOVER_AT, number(Instant.now().plusMillis(300).toEpochMilli())));
        OutboxAttribute.due(item, key, Instant.now());
        save(item);

        await().until(() -> RECOVERED.contains(key));
        assertThat(Instant.now().toEpochMilli()).isGreaterThan(OutboxAttribute.millis(item.get(RECOVER_AT)));
        await().during(Duration.ofMillis(800)).until(() -> RECOVERED.stream().filter(key::equals).count() == 1);
        assertThat(read(key)).containsEntry(RECOVER_AT, item.get(RECOVER_AT)).containsEntry(REVISION, number(2));

        await().until(() -> RECOVERED.stream().filter(key::equals).count() == 2);
        dynamoDb.deleteItem(request -> request.tableName(table).key(Map.of("orderId", text(key))));
    }

    @Test
    void ofTwoPodsThatSeeAnItemOnlyOneTakesItInHand() {
        String key = UUID.randomUUID().toString();
        save(new HashMap<>(Map.of("orderId", text(key), REVISION, number(1), RECOVER_AT, number(1))));
        OutboxItem seenByOne = items.claim(key);
        OutboxItem seenByTheOther = items.claim(key);

        assertThat(items.lease(seenByOne)).isTrue();
        assertThat(items.lease(seenByTheOther)).isFalse();
        assertThat(items.claim(key).recovers()).isFalse();
        dynamoDb.deleteItem(request -> request.tableName(table).key(Map.of("orderId", text(key))));
    }

    private Message cancellation() {
        UUID order = Ids.next();
        return messages.to(Services.PAYMENTS, MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED, order,
            new PaymentCancellationRequested(order, null, "cancelled"));
    }

    private static Map<String, AttributeValue> item(Message... outbox) {
        String key = UUID.randomUUID().toString();
        Map<String, AttributeValue> item = new HashMap<>(Map.of("orderId", text(key), REVISION, number(1),
            "status", text("CANCELLED")));
        OutboxAttribute.add(item, Arrays.asList(outbox));
        OutboxAttribute.due(item, key, Instant.now());
        return item;
    }

    private String save(Map<String, AttributeValue> item) {
        dynamoDb.putItem(request -> request.tableName(table).item(item));
        return item.get("orderId").s();
    }

    private Map<String, AttributeValue> read(String key) {
        return dynamoDb.getItem(request -> request.tableName(table).key(Map.of("orderId", text(key)))
            .consistentRead(true)).item();
    }

    private void awaitHeard(Message... expected) {
        String[] ids = Arrays.stream(expected).map(Message::messageId).map(UUID::toString).toArray(String[]::new);
        await().atMost(10, SECONDS).pollInterval(Duration.ofMillis(50))
            .untilAsserted(() -> assertThat(heardIds()).contains(ids));
    }

    private List<String> heardIds() {
        return probe.published().stream().map(one -> one.attributes().get(Attributes.MESSAGE_ID)).toList();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
