package io.guardianpartner.local.sns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

/** A topic: its settings and its subscriptions. */
final class SnsTopic {

    private static final Set<String> SETTABLE = Set.of("DisplayName", "Policy", "DeliveryPolicy", "KmsMasterKeyId",
        "SignatureVersion", "TracingConfig", "SQSSuccessFeedbackRoleArn", "SQSSuccessFeedbackSampleRate",
        "SQSFailureFeedbackRoleArn");

    private static final Set<String> POLICIES = Set.of("Policy", "DeliveryPolicy");

    private final String arn;
    private final Map<String, String> attributes = new ConcurrentHashMap<>();
    private final List<SnsSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private final AtomicInteger deleted = new AtomicInteger();

    SnsTopic(String arn, Map<String, String> attributes) {
        this.arn = arn;
        attributes.forEach(this::set);
    }

    String arn() {
        return arn;
    }

    List<SnsSubscription> subscriptions() {
        return subscriptions;
    }

    void set(String name, String value) {
        if (!SETTABLE.contains(name)) {
            throw SnsFault.invalid("AttributeName");
        }
        if (POLICIES.contains(name) && !value.isEmpty()) {
            JsonNode policy = SnsJson.read(value);
            if (policy == null || !policy.isObject()) {
                throw SnsFault.invalid(name + " Reason: not a JSON object");
            }
        }
        attributes.put(name, value);
    }

    /** Whether a second CreateTopic asks for the same. */
    boolean has(Map<String, String> wanted) {
        return wanted.entrySet().stream().allMatch(entry -> entry.getValue().equals(attributes.get(entry.getKey())));
    }

    void remove(SnsSubscription subscription) {
        if (subscriptions.remove(subscription)) {
            deleted.incrementAndGet();
        }
    }

    Map<String, String> describe(Account account) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("TopicArn", arn);
        all.put("Owner", account.id());
        all.put("SubscriptionsConfirmed", String.valueOf(subscriptions.size()));
        all.put("SubscriptionsPending", "0");
        all.put("SubscriptionsDeleted", String.valueOf(deleted.get()));
        all.put("DisplayName", "");
        all.putAll(attributes);
        return all;
    }
}
