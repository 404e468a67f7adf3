package io.guardianpartner.local.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.guardianpartner.local.SharedLocalCloud;
import io.guardianpartner.local.Wiring;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.topology.Topology;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class TopologyBuilderTest {

    private static final Contract CONTRACT = Contract.load();

    private final Wiring wiring = new Wiring();
    private final TopologyBuilder builder = new TopologyBuilder(wiring.sqs, wiring.sns);
    private final Topology topology = Topology.of(CONTRACT, Wiring.unique("t"));

    @Test
    void aBroadcastReachesEveryQueueThatListensAndNoOther() {
        BuiltTopology built = builder.build(topology);

        for (ServiceEntry sender : CONTRACT.services().values()) {
            wiring.publish(built.topicArn(sender.topic()), "from " + sender.name(), addressed(sender, Services.ANY));

            assertThat(receivers(built)).isEqualTo(listenersOf(sender));
        }
    }

    @Test
    void aMessageForOneServiceReachesOnlyItsQueue() {
        BuiltTopology built = builder.build(topology);

        for (ServiceEntry sender : CONTRACT.services().values()) {
            for (String target : CONTRACT.services().keySet()) {
                wiring.publish(built.topicArn(sender.topic()), "for " + target, addressed(sender, target));

                Set<String> expected = listenersOf(sender);
                expected.retainAll(Set.of(target));
                assertThat(receivers(built)).isEqualTo(expected);
            }
        }
    }

    @Test
    void aMessageUnderAnotherSendersNameReachesNobody() {
        BuiltTopology built = builder.build(topology);
        ServiceEntry payments = CONTRACT.services().get(Services.PAYMENTS);
        ServiceEntry catalog = CONTRACT.services().get(Services.CATALOG);

        wiring.publish(built.topicArn(payments.topic()), "forged", addressed(catalog, Services.ORDERS));

        assertThat(receivers(built)).isEmpty();
    }

    @Test
    void whatHasNoQueueAnyMoreWaitsInTheDeadLettersOfItsSubscription() {
        BuiltTopology built = builder.build(topology);
        ServiceEntry payments = CONTRACT.services().get(Services.PAYMENTS);
        wiring.sqs.deleteQueue(request -> request.queueUrl(built.queueUrl("orders")));

        wiring.publish(built.topicArn("payments"), "kept", addressed(payments, Services.ORDERS));

        assertThat(wiring.messagesIn(built.queueUrl("orders-from-payments-dead-letters"))).hasSize(1);
    }

    @Test
    void aQueueIsAsTheTopologySays() {
        BuiltTopology built = builder.build(topology);

        Map<QueueAttributeName, String> attributes = attributes(built.queueUrl("orders"));
        assertThat(attributes).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
            .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20");
        assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY)).contains(built.queueArn("orders-dead-letters"))
            .contains("25");
        assertThat(built.queueUrl("orders")).endsWith("/" + topology.environment() + "-orders");
    }

    @Test
    void toBuildTwiceIsToBuildOnce() {
        BuiltTopology first = builder.build(topology);
        int subscriptions = subscriptionsTo(first);

        assertThat(builder.build(topology)).isEqualTo(first);
        assertThat(subscriptionsTo(first)).isEqualTo(subscriptions);
    }

    @Test
    void whatWasChangedByHandIsSetRight() {
        BuiltTopology built = builder.build(topology);
        String subscription = wiring.sns
            .listSubscriptionsByTopic(request -> request.topicArn(built.topicArn("payments")))
            .subscriptions()
            .get(0)
            .subscriptionArn();
        wiring.sns.setSubscriptionAttributes(request -> request.subscriptionArn(subscription)
            .attributeName("RawMessageDelivery")
            .attributeValue("false"));
        wiring.sqs.setQueueAttributes(request -> request.queueUrl(built.queueUrl("orders"))
            .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")));

        builder.build(topology);

        assertThat(wiring.sns.getSubscriptionAttributes(request -> request.subscriptionArn(subscription)).attributes())
            .containsEntry("RawMessageDelivery", "true");
        assertThat(attributes(built.queueUrl("orders"))).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
    }

    @Test
    void environmentsDoNotHearEachOther() {
        var first = SharedLocalCloud.get().addEnvironment(Wiring.unique("one"));
        var second = SharedLocalCloud.get().addEnvironment(Wiring.unique("two"));
        ServiceEntry payments = CONTRACT.services().get(Services.PAYMENTS);

        wiring.publish(first.topicArn("payments"), "for one", addressed(payments, Services.ORDERS));

        assertThat(wiring.messagesIn(second.queueUrl("orders"))).isEmpty();
        assertThat(wiring.messagesIn(first.queueUrl("orders"))).hasSize(1);
    }

    private Set<String> receivers(BuiltTopology built) {
        Set<String> receivers = new LinkedHashSet<>();
        CONTRACT.services().values().forEach(service -> {
            if (!wiring.messagesIn(built.queueUrl(service.queue())).isEmpty()) {
                receivers.add(service.name());
            }
        });
        return receivers;
    }

    private static Set<String> listenersOf(ServiceEntry sender) {
        Set<String> listeners = new LinkedHashSet<>();
        CONTRACT.services().values().forEach(service -> {
            if (service.listensTo().contains(sender.name())) {
                listeners.add(service.name());
            }
        });
        return listeners;
    }

    private int subscriptionsTo(BuiltTopology built) {
        return wiring.sns.listSubscriptionsByTopic(request -> request.topicArn(built.topicArn("orders")))
            .subscriptions()
            .size();
    }

    private Map<QueueAttributeName, String> attributes(String url) {
        return wiring.sqs
            .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();
    }

    private static Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> addressed(
        ServiceEntry sender, String target) {
        return Map.of("sender", Wiring.string(sender.name()), "target", Wiring.string(target));
    }
}
