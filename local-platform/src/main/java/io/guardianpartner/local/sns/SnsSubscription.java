package io.guardianpartner.local.sns;

import java.util.LinkedHashMap;
import java.util.Map;

/** A queue that listens to a topic. */
final class SnsSubscription {

    private final String arn;
    private final String topicArn;
    private final String endpoint;
    private final String queue;
    private volatile SubscriptionSettings settings;

    SnsSubscription(String arn, String topicArn, String endpoint, String queue, SubscriptionSettings settings) {
        this.arn = arn;
        this.topicArn = topicArn;
        this.endpoint = endpoint;
        this.queue = queue;
        this.settings = settings;
    }

    String arn() {
        return arn;
    }

    String topicArn() {
        return topicArn;
    }

    String endpoint() {
        return endpoint;
    }

    String queue() {
        return queue;
    }

    SubscriptionSettings settings() {
        return settings;
    }

    synchronized void change(Map<String, String> attributes, Account account) {
        settings = settings.with(attributes, account);
    }

    boolean wants(Notification notification) {
        FilterPolicy filter = settings.filter();
        return filter == null || filter.accepts(notification);
    }

    Map<String, String> describe(Account account) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("SubscriptionArn", arn);
        attributes.put("TopicArn", topicArn);
        attributes.put("Owner", account.id());
        attributes.put("Protocol", "sqs");
        attributes.put("Endpoint", endpoint);
        attributes.put("PendingConfirmation", "false");
        attributes.put("ConfirmationWasAuthenticated", "true");
        settings.describe(attributes);
        return attributes;
    }

    Xml summary(Account account) {
        return new Xml().element("SubscriptionArn", arn)
            .element("Owner", account.id())
            .element("Protocol", "sqs")
            .element("Endpoint", endpoint)
            .element("TopicArn", topicArn);
    }
}
