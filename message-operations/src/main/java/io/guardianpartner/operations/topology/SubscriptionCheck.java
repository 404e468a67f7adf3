package io.guardianpartner.operations.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.aws.Addresses;
import io.guardianpartner.operations.aws.AwsCall;
import io.guardianpartner.operations.topology.Finding.Kind;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Verifies subscriptions: those of the contract exist as it says, and there are no others. */
final class SubscriptionCheck {

    private static final String ATTRIBUTE_SCOPE = "MessageAttributes";

    private final SnsClient sns;
    private final Addresses addresses;
    private final Map<String, List<Subscription>> byTopic = new HashMap<>();

    SubscriptionCheck(SnsClient sns, Addresses addresses) {
        this.sns = sns;
        this.addresses = addresses;
    }

    void verify(io.guardianpartner.message.topology.Subscription expected, Findings findings) {
        findings.about("subscription", expected.topic() + " → " + expected.queue(), () -> {
            var queueArn = addresses.queueArn(expected.queue());
            var found = of(expected.topic()).stream().filter(one -> one.endpoint().equals(queueArn)).findFirst();
            if (found.isEmpty()) {
                findings.add(Kind.MISSING, "does not exist");
            } else if (!found.get().subscriptionArn().startsWith("arn:")) {
                findings.add(Kind.DIFFERENT, "is not confirmed");
            } else {
                verify(expected, attributes(found.get(), expected), findings);
            }
        });
    }

    private void verify(io.guardianpartner.message.topology.Subscription expected, Map<String, String> found,
        Findings findings) {
        findings.expect("RawMessageDelivery", String.valueOf(expected.raw()),
            found.getOrDefault("RawMessageDelivery", "false"));
        findings.expect("FilterPolicyScope", ATTRIBUTE_SCOPE,
            found.getOrDefault("FilterPolicyScope", ATTRIBUTE_SCOPE));
        findings.expect("FilterPolicy", canonical(expected.filterPolicy()), canonical(found.get("FilterPolicy")));
        var redrive = QueueCheck.json(found.get("RedrivePolicy")).path("deadLetterTargetArn");
        findings.expect("the target of its RedrivePolicy", addresses.queueArn(expected.deadLetterQueue()),
            redrive.isTextual() ? redrive.textValue() : null);
    }

    /** The order in which a filter policy lists its keys and values says nothing. */
    private static String canonical(String policy) {
        var json = QueueCheck.json(policy);
        if (json.isEmpty()) {
            return null;
        }
        var sorted = new TreeMap<String, Set<String>>();
        json.fields().forEachRemaining(key -> {
            var values = new TreeSet<String>();
            for (JsonNode value : key.getValue()) {
                values.add(value.toString());
            }
            sorted.put(key.getKey(), values);
        });
        return sorted.entrySet().stream()
            .map(key -> "\"" + key.getKey() + "\":[" + String.join(",", key.getValue()) + "]")
            .collect(Collectors.joining(",", "{", "}"));
    }

    /** Subscribers of our topics, and senders into our queues, that the contract does not know. */
    void strangers(Topology topology, Findings findings) {
        var expected = topology.subscriptions().stream()
            .map(one -> addresses.topicArn(one.topic()) + " " + addresses.queueArn(one.queue()))
            .collect(Collectors.toSet());
        var topics = topology.topics().stream().map(topic -> addresses.topicArn(topic.name()))
            .collect(Collectors.toSet());
        var queues = topology.queues().stream().map(queue -> addresses.queueArn(queue.name()))
            .collect(Collectors.toSet());
        findings.about("subscription", "of others", () -> list("sns:ListSubscriptions", "all subscriptions",
            () -> sns.listSubscriptionsPaginator().subscriptions().stream()
                .filter(one -> topics.contains(one.topicArn()) || queues.contains(one.endpoint()))
                .filter(one -> !expected.contains(one.topicArn() + " " + one.endpoint()))
                .toList())
            .forEach(one -> findings.about("subscription", name(one.topicArn()) + " → " + name(one.endpoint()),
                () -> findings.add(Kind.UNEXPECTED, "is not in the contract: " + one.protocol() + " "
                    + one.subscriptionArn()))));
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private List<Subscription> of(String topic) {
        return byTopic.computeIfAbsent(topic, name -> {
            var arn = addresses.topicArn(name);
            return list("sns:ListSubscriptionsByTopic", "topic " + name,
                () -> sns.listSubscriptionsByTopicPaginator(request -> request.topicArn(arn)).subscriptions().stream()
                    .toList());
        });
    }

    private static List<Subscription> list(String permission, String resource, Supplier<List<Subscription>> all) {
        return AwsCall.of(permission, resource, all);
    }

    private Map<String, String> attributes(Subscription found,
        io.guardianpartner.message.topology.Subscription expected) {
        return AwsCall.of("sns:GetSubscriptionAttributes", "subscription " + expected.topic() + " → "
            + expected.queue(),
            () -> sns.getSubscriptionAttributes(request -> request.subscriptionArn(found.subscriptionArn())))
            .attributes();
    }
}
