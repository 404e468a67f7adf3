package io.guardianpartner.local.sns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All topics and subscriptions of the account. */
final class Topics {

    private final Account account;
    private final ConcurrentMap<String, SnsTopic> topics = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, SnsSubscription> subscriptions = new ConcurrentSkipListMap<>();

    Topics(Account account) {
        this.account = account;
    }

    SnsTopic create(String name, Map<String, String> attributes) {
        String arn = account.topicArn(name);
        SnsTopic created = new SnsTopic(arn, attributes);
        SnsTopic there = topics.putIfAbsent(arn, created);
        if (there != null && !there.has(attributes)) {
            throw SnsFault.invalid("Attributes Reason: Topic already exists with different attributes");
        }
        return there == null ? created : there;
    }

    /** Deletes a topic; as in SNS, a missing one is no error. */
    synchronized void delete(String arn) {
        account.checkTopic("DeleteTopic", arn);
        SnsTopic topic = topics.remove(arn);
        if (topic != null) {
            topic.subscriptions().forEach(subscription -> subscriptions.remove(subscription.arn()));
        }
    }

    SnsTopic topic(String action, String arn) {
        account.checkTopic(action, arn);
        SnsTopic topic = topics.get(arn);
        if (topic == null) {
            throw SnsFault.notFound("Topic");
        }
        return topic;
    }

    synchronized SnsSubscription subscribe(String topicArn, String queueArn, Map<String, String> attributes) {
        SnsTopic topic = topic("Subscribe", topicArn);
        String queue = account.queueName("Endpoint", queueArn);
        Optional<SnsSubscription> there = topic.subscriptions()
            .stream()
            .filter(other -> other.endpoint().equals(queueArn))
            .findFirst();
        if (there.isPresent()) {
            return same(there.get(), attributes);
        }
        SubscriptionSettings settings = SubscriptionSettings.DEFAULT.with(attributes, account);
        String arn = topicArn + ":" + UUID.randomUUID();
        SnsSubscription subscription = new SnsSubscription(arn, topicArn, queueArn, queue, settings);
        subscriptions.put(arn, subscription);
        topic.subscriptions().add(subscription);
        return subscription;
    }

    SnsSubscription subscription(String arn) {
        SnsSubscription subscription = subscriptions.get(arn);
        if (subscription == null) {
            throw SnsFault.notFound("Subscription");
        }
        return subscription;
    }

    /** Ends a subscription; as in SNS, a missing one is no error. */
    synchronized void unsubscribe(String arn) {
        SnsSubscription subscription = subscriptions.remove(arn);
        if (subscription != null) {
            Optional.ofNullable(topics.get(subscription.topicArn())).ifPresent(topic -> topic.remove(subscription));
        }
    }

    List<SnsTopic> all() {
        return List.copyOf(topics.values());
    }

    List<SnsSubscription> allSubscriptions() {
        return List.copyOf(subscriptions.values());
    }

    /** Compares only the settings that are given, as SNS does. */
    private SnsSubscription same(SnsSubscription there, Map<String, String> attributes) {
        if (!there.settings().with(attributes, account).sameAs(there.settings())) {
            throw SnsFault.invalid("Attributes Reason: Subscription already exists with different attributes");
        }
        return there;
    }
}
