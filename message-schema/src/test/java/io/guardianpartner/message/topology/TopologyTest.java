package io.guardianpartner.message.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ContractVariant;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.Ruler;

class TopologyTest {

    private final Topology topology = Topology.of(Contract.load(), "test");

    @Test
    void everyServiceHasOneQueueWithItsDeadLettersAndOneTopic() {
        assertThat(topology.queues()).extracting(Queue::name)
            .containsSubsequence("test-orders", "test-payments", "test-catalog");
        assertThat(topology.queues()).extracting(Queue::deadLetterQueue)
            .containsSubsequence("test-orders-dead-letters", "test-payments-dead-letters", "test-catalog-dead-letters");
        assertThat(topology.topics()).extracting(Topic::name)
            .containsSubsequence("test-orders", "test-payments", "test-catalog");
    }

    @Test
    void aQueueForgetsAfterFourDaysAndItsDeadLettersAfterFourteen() {
        assertThat(topology.queues()).allSatisfy(queue -> {
            assertThat(queue.visibilityTimeout()).isEqualTo(Duration.ofSeconds(30));
            assertThat(queue.retention()).isEqualTo(Duration.ofDays(4));
            assertThat(queue.longPoll()).isEqualTo(Duration.ofSeconds(20));
            assertThat(queue.maxReceiveCount()).isEqualTo(25);
        });
        assertThat(topology.deadLetterQueues())
            .allSatisfy(queue -> assertThat(queue.retention()).isEqualTo(Duration.ofDays(14)));
    }

    @Test
    void aQueueIsSubscribedToTheTopicsThatItsServiceListensTo() {
        assertThat(topology.subscriptions()).extracting(Subscription::queue, Subscription::topic,
            Subscription::deadLetterQueue).contains(
                tuple("test-orders", "test-payments", "test-orders-from-payments-dead-letters"),
                tuple("test-orders", "test-catalog", "test-orders-from-catalog-dead-letters"),
                tuple("test-payments", "test-orders", "test-payments-from-orders-dead-letters"),
                tuple("test-catalog", "test-orders", "test-catalog-from-orders-dead-letters"));
        assertThat(topology.subscriptions()).allMatch(Subscription::raw);
    }

    @Test
    void thePartOfAServiceIsWhatItReadsAndWrites() {
        var part = topology.partOf(Contract.load().services().get(Services.ORDERS));

        assertThat(part.queues()).extracting(Queue::name).containsExactly("test-orders");
        assertThat(part.topics()).extracting(Topic::name).containsExactly("test-orders");
        assertThat(part.subscriptions()).extracting(Subscription::topic)
            .containsExactly("test-payments", "test-catalog");
        assertThat(part.deadLetterQueues()).extracting(DeadLetterQueue::name).containsExactlyInAnyOrder(
            "test-orders-dead-letters", "test-orders-from-payments-dead-letters",
            "test-orders-from-catalog-dead-letters");
    }

    @Test
    void everyDeadLetterQueueThatIsNamedExistsOnce() {
        var named = new ArrayList<String>();
        topology.queues().forEach(queue -> named.add(queue.deadLetterQueue()));
        topology.subscriptions().forEach(subscription -> named.add(subscription.deadLetterQueue()));

        assertThat(topology.deadLetterQueues()).extracting(DeadLetterQueue::name)
            .containsExactlyInAnyOrderElementsOf(named).doesNotHaveDuplicates();
    }

    @Test
    void aFilterPolicyIsTheTargetAndTheSender() {
        assertThat(topology.subscriptions().get(0).filterPolicy()).isEqualTo(
            "{\"target\":[\"ORDERS_SERVICE\",\"MSG_SERVICE_ANY\"],\"sender\":[\"PAYMENTS_SERVICE\"]}");
    }

    @Test
    void everyFilterPolicyPassesWhatItsSenderWroteForItsServiceOrForAllAndNothingElse() throws Exception {
        var services = Contract.load().services();
        var targets = new ArrayList<>(List.of(Services.ANY, "MSG_SERVICE_ANY2", "orders_service"));
        targets.addAll(services.keySet());
        for (var subscription : topology.subscriptions()) {
            var listener = services.values().stream()
                .filter(service -> subscription.queue().equals("test-" + service.queue())).findFirst().orElseThrow();
            for (var sender : services.values()) {
                for (var target : targets) {
                    var heard = subscription.topic().equals("test-" + sender.topic())
                        && (target.equals(listener.name()) || target.equals(Services.ANY));
                    assertThat(passes(subscription, Map.of(Attributes.SENDER, sender.name(), Attributes.TARGET, target,
                        Attributes.TYPE, "MSG_X")))
                        .as("%s → %s through %s", sender.name(), target, subscription).isEqualTo(heard);
                }
            }
        }
    }

    @Test
    void aMessageWithoutAttributesPassesNoFilterPolicy() throws Exception {
        for (var subscription : topology.subscriptions()) {
            assertThat(passes(subscription, Map.of())).isFalse();
            assertThat(passes(subscription, Map.of(Attributes.TARGET, Services.ANY))).isFalse();
        }
    }

    @Test
    void aServiceThatIsAddedToTheContractHasAllOfItWithNoOtherEdit() throws Exception {
        var contract = ContractVariant.of(document -> ContractVariant.at(document, "/x-guardian/services")
            .putObject("ADDED_SERVICE").put("queue", "added").put("topic", "added")
            .putArray("listensTo").add(Services.ORDERS));

        var grown = Topology.of(contract, "test");

        assertThat(grown.queues()).extracting(Queue::name).contains("test-added")
            .hasSize(topology.queues().size() + 1);
        assertThat(grown.topics()).extracting(Topic::name).contains("test-added")
            .hasSize(topology.queues().size() + 1);
        assertThat(grown.deadLetterQueues()).extracting(DeadLetterQueue::name)
            .contains("test-added-dead-letters", "test-added-from-orders-dead-letters");
        var subscription = grown.subscriptions().get(topology.subscriptions().size());
        assertThat(subscription.queue()).isEqualTo("test-added");
        assertThat(passes(subscription, Map.of("sender", Services.ORDERS, "target", Services.ANY))).isTrue();
        assertThat(passes(subscription, Map.of("sender", Services.ORDERS, "target", "ADDED_SERVICE"))).isTrue();
        assertThat(passes(subscription, Map.of("sender", Services.ORDERS, "target", Services.CATALOG))).isFalse();
        assertThat(grown.subscriptions()).containsAll(topology.subscriptions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Test", "test_1", "-test", "test-", "a--b", "a.b"})
    void anEnvironmentThatMakesNoQueueNameIsRefused(String environment) {
        assertThatIllegalArgumentException().isThrownBy(() -> Topology.of(Contract.load(), environment));
    }

    @Test
    void aNameLongerThanSqsPermitsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Topology.of(Contract.load(), "e".repeat(50)))
            .withMessageContaining("80");
    }

    private static boolean passes(Subscription subscription, Map<String, String> attributes) throws Exception {
        return Ruler.matchesRule(Json.mapper().writeValueAsString(attributes), subscription.filterPolicy());
    }
}
