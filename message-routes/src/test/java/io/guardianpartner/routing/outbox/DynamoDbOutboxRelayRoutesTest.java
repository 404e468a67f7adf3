package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The way of an item through the relay's routes. */
@RouteTest(classes = DynamoDbOutboxRelayRoutesTest.Routes.class, properties = "guardian.service=ORDERS_SERVICE")
@MockEndpointsAndSkip("direct:(guardian-publish|recover.*)")
class DynamoDbOutboxRelayRoutesTest {

    private static final String ITEM = "direct:guardian-outbox-item";
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATE = Duration.ofHours(1);

    @Autowired
    private RouteRun run;
    @Autowired
    private Table table;
    @Autowired
    private SweepSchedule pace;

    /** A table without a server. Its index has all items. */
    static class Table implements DynamoDbClient {

        private final Map<String, Map<String, AttributeValue>> items = new ConcurrentHashMap<>();

        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            return GetItemResponse.builder().item(items.get(request.key().get("id").s())).build();
        }

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            items.put(request.item().get("id").s(), request.item());
            return PutItemResponse.builder().build();
        }

        @Override
        public QueryResponse query(QueryRequest request) {
            AttributeValue shard = request.expressionAttributeValues().get(":shard");
            return QueryResponse.builder().items(items.values().stream()
                .filter(item -> shard.equals(item.get(OutboxAttribute.DUE_SHARD))).toList()).build();
        }

        @Override
        public String serviceName() {
            return "DynamoDb";
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        Table table() {
            return new Table();
        }

        @Bean
        SweepSchedule pace() {
            SweepSchedule pace = new SweepSchedule(SOON, LATE, Clock.systemUTC());
            assertThat(pace.sweepIsDue()).isTrue();
            return pace;
        }

        @Bean
        RouteBuilder relay(Table table, SweepSchedule pace) {
            OutboxProperties.DynamoDb options = new OutboxProperties.DynamoDb("table", "id", 1, 1, LATE, Duration.ZERO);
            return new DynamoDbOutboxRelay("orders",
                new OutboxProperties(SOON, LATE, 1, 1, 1, LATE, LATE, LATE, LATE, options),
                new DynamoDbOutboxStore(table, "table", "id", LATE, due -> {}, Clock.systemUTC()),
                new DueIndex(table, "table", "id", Duration.ZERO, pace, Clock.systemUTC()), pace);
        }
    }

    @BeforeEach
    void snsTakesAll() {
        table.items.clear();
        run.mock("direct:guardian-publish").whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(
            new Published<>(exchange.getMessage().getBody(OutboxItem.class), List.of(PublishOutcome.PUBLISHED))));
    }

    @Test
    void anItemWithMessagesIsPublishedAndMarked() {
        save(OutboxAttribute.OUTBOX);

        run.send(ITEM, "key");

        assertThat(run.steps()).containsSubsequence("one-at-a-time", "claim", "publish-item", "mark");
        assertThat(table.items.get("key")).doesNotContainKey(OutboxAttribute.OUTBOX);
    }

    @Test
    void anItemThatCouldNotBePublishedKeepsItsMessages() {
        save(OutboxAttribute.OUTBOX);
        snsIsAway();

        Exchange end = run.send(ITEM, "key");

        assertThat(end.getException()).isInstanceOf(IllegalStateException.class);
        assertThat(run.steps()).doesNotContain("mark");
        assertThat(table.items.get("key")).containsKey(OutboxAttribute.OUTBOX);
    }

    @Test
    void anItemWhoseTimeHasComeIsLeasedAndHandedOver() {
        save(OutboxAttribute.RECOVER_AT);

        run.send(ITEM, "key");

        await().until(() -> run.steps().contains("recover"));
        assertThat(run.steps()).containsSubsequence("claim", "lease", "key", "hand-over")
            .containsSubsequence("recover-key", "recover").doesNotContain("publish-item");
    }

    @Test
    void anItemThatAsksForNothingIsLeftAlone() {
        run.send(ITEM, "key");

        assertThat(run.steps()).contains("claim").doesNotContain("publish-item", "lease");
    }

    @Test
    void aWakeRunsTheItemAndTellsThatTheRelayWorks() {
        save(OutboxAttribute.OUTBOX);

        run.send(RelayTrigger.ITEMS, "key");

        assertThat(run.steps()).containsSubsequence("item", "claim", "publish-item", "mark", "relay-worked");
    }

    @Test
    void aRelayThatFailsIsNoFailureOfWhoeverWokeIt() {
        save(OutboxAttribute.OUTBOX);
        snsIsAway();

        Exchange end = run.send(RelayTrigger.ITEMS, "key");

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).contains("relay-failed");
    }

    @Test
    void theSweepRelaysWhatNobodyWokeFor() {
        run.send(ITEM, "another");
        save(OutboxAttribute.OUTBOX);
        pace.noticed(Instant.now());

        run.send("direct:guardian-outbox-sweep", null);

        assertThat(run.steps()).containsSubsequence("sweep", "swept-item", "mark", "sweep-worked");
        assertThat(table.items.get("key")).doesNotContainKey(OutboxAttribute.OUTBOX);
    }

    private void snsIsAway() {
        run.mock("direct:guardian-publish").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("dies");
        });
    }

    /** An item that is due since a second ago, with a message or to be recovered. */
    private void save(String why) {
        long past = Instant.now().minusSeconds(1).toEpochMilli();
        Map<String, AttributeValue> item = new HashMap<>(Map.of("id", AttributeValue.fromS("key"),
            OutboxAttribute.REVISION, AttributeValue.fromN("1")));
        if (why.equals(OutboxAttribute.OUTBOX)) {
            OutboxAttribute.set(item, why, List.of(new OutboxMessage("{}", Map.of("messageId", "1"))));
        } else {
            item.put(why, AttributeValue.fromN(Long.toString(past)));
        }
        OutboxAttribute.dueAt(item, "key", past);
        table.items.put("key", item);
    }
}
