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
    private final ConcurrentMap<String, Topic> topics = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, Subscription> subscriptions = new ConcurrentSkipListMap<>();

    Topics(Account account) {
        this.account = account;
    }

    Topic create(String name, Map<String, String> attributes) {
        String arn = account.topicArn(name);
        Topic created = new Topic(arn, attributes);
        Topic there = topics.putIfAbsent(arn, created);
        if (there != null && !there.has(attributes)) {
            throw SnsFault.invalid("Attributes Reason: Topic already exists with different attributes");
        }
        return there == null ? created : there;
    }

    /** As SNS does it: deleting what is not there is no error. */
    synchronized void delete(String arn) {
        account.checkTopic("DeleteTopic", arn);
        Topic topic = topics.remove(arn);
        if (topic != null) {
            topic.subscriptions().forEach(subscription -> subscriptions.remove(subscription.arn()));
        }
    }

    Topic topic(String action, String arn) {
        account.checkTopic(action, arn);
        Topic topic = topics.get(arn);
        if (topic == null) {
            throw SnsFault.notFound("Topic");
        }
        return topic;
    }

    synchronized Subscription subscribe(String topicArn, String queueArn, Map<String, String> attributes) {
        Topic topic = topic("Subscribe", topicArn);
        String queue = account.queueName("Endpoint", queueArn);
        Optional<Subscription> there = topic.subscriptions()
            .stream()
            .filter(other -> other.endpoint().equals(queueArn))
            .findFirst();
        if (there.isPresent()) {
            return same(there.get(), attributes);
        }
        SubscriptionSettings settings = SubscriptionSettings.DEFAULT.with(attributes, account);
        String arn = topicArn + ":" + UUID.randomUUID();
        Subscription subscription = new Subscription(arn, topicArn, queueArn, queue, settings);
        subscriptions.put(arn, subscription);
        topic.subscriptions().add(subscription);
        return subscription;
    }

    Subscription subscription(String arn) {
        Subscription subscription = subscriptions.get(arn);
        if (subscription == null) {
            throw SnsFault.notFound("Subscription");
        }
        return subscription;
    }

    /** As SNS does it: ending what is not there is no error. */
    synchronized void unsubscribe(String arn) {
        Subscription subscription = subscriptions.remove(arn);
        if (subscription != null) {
            Optional.ofNullable(topics.get(subscription.topicArn())).ifPresent(topic -> topic.remove(subscription));
        }
    }

    List<Topic> all() {
        return List.copyOf(topics.values());
    }

    List<Subscription> allSubscriptions() {
        return List.copyOf(subscriptions.values());
    }

    /** As SNS does it: only what is given is compared. */
    private Subscription same(Subscription there, Map<String, String> attributes) {
        if (!there.settings().with(attributes, account).sameAs(there.settings())) {
            throw SnsFault.invalid("Attributes Reason: Subscription already exists with different attributes");
        }
        return there;
    }
}
