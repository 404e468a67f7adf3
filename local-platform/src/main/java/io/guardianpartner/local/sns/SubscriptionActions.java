package io.guardianpartner.local.sns;

import java.util.Map;

/** The calls about subscriptions. */
final class SubscriptionActions {

    private final Topics topics;
    private final Account account;

    SubscriptionActions(Topics topics, Account account) {
        this.topics = topics;
        this.account = account;
    }

    Xml subscribe(Parameters call) {
        String protocol = call.required("Protocol");
        if (!protocol.equals("sqs")) {
            throw SnsFault.invalid("Protocol Reason: only sqs is delivered to here, not " + protocol);
        }
        SnsSubscription subscription = topics.subscribe(call.required("TopicArn"), call.required("Endpoint"),
            call.map("Attributes.entry"));
        return new Xml().element("SubscriptionArn", subscription.arn());
    }

    Xml unsubscribe(Parameters call) {
        topics.unsubscribe(call.required("SubscriptionArn"));
        return new Xml();
    }

    Xml list(Parameters call) {
        return MemberPage.of(topics.allSubscriptions(), SnsSubscription::arn, call)
            .write("Subscriptions", subscription -> subscription.summary(account));
    }

    Xml listByTopic(Parameters call) {
        SnsTopic topic = topics.topic("ListSubscriptionsByTopic", call.required("TopicArn"));
        return MemberPage.of(topic.subscriptions(), SnsSubscription::arn, call)
            .write("Subscriptions", subscription -> subscription.summary(account));
    }

    Xml attributes(Parameters call) {
        SnsSubscription subscription = topics.subscription(call.required("SubscriptionArn"));
        return new Xml().map("Attributes", subscription.describe(account));
    }

    Xml setAttribute(Parameters call) {
        SnsSubscription subscription = topics.subscription(call.required("SubscriptionArn"));
        subscription.change(Map.of(call.required("AttributeName"), call.get("AttributeValue", "")), account);
        return new Xml();
    }
}
