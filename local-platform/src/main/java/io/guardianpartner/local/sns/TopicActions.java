package io.guardianpartner.local.sns;

/** The calls about topics. */
final class TopicActions {

    private final Topics topics;
    private final Account account;

    TopicActions(Topics topics, Account account) {
        this.topics = topics;
        this.account = account;
    }

    Xml create(Parameters call) {
        SnsTopic topic = topics.create(call.required("Name"), call.map("Attributes.entry"));
        return new Xml().element("TopicArn", topic.arn());
    }

    Xml delete(Parameters call) {
        topics.delete(call.required("TopicArn"));
        return new Xml();
    }

    Xml list(Parameters call) {
        return MemberPage.of(topics.all(), SnsTopic::arn, call)
            .write("Topics", topic -> new Xml().element("TopicArn", topic.arn()));
    }

    Xml attributes(Parameters call) {
        SnsTopic topic = topics.topic("GetTopicAttributes", call.required("TopicArn"));
        return new Xml().map("Attributes", topic.describe(account));
    }

    Xml setAttribute(Parameters call) {
        SnsTopic topic = topics.topic("SetTopicAttributes", call.required("TopicArn"));
        topic.set(call.required("AttributeName"), call.get("AttributeValue", ""));
        return new Xml();
    }
}
