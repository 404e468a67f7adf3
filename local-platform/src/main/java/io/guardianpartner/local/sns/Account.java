package io.guardianpartner.local.sns;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The account, and the form of the names of its topics and queues. */
record Account(String region, String id) {

    private static final Pattern ARN = Pattern.compile("arn:aws:([a-z0-9]+):([a-z0-9-]*):([0-9]*):(.+)");
    private static final Pattern TOPIC_NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    String topicArn(String name) {
        if (!TOPIC_NAME.matcher(name).matches()) {
            throw SnsFault.invalid("Topic Name");
        }
        return "arn:aws:sns:" + region + ":" + id + ":" + name;
    }

    /** Rejects what cannot be a topic here: no ARN of SNS, another region, another account. */
    void checkTopic(String action, String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches() || !matcher.group(1).equals("sns") || !matcher.group(2).equals(region)) {
            throw SnsFault.invalid("TopicArn");
        }
        if (!matcher.group(3).equals(id)) {
            throw SnsFault.forbidden(action, arn);
        }
    }

    /**
     * The name of the queue that an ARN means.
     *
     * @param parameter to name in the error
     */
    String queueName(String parameter, String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches() || !matcher.group(1).equals("sqs")) {
            throw SnsFault.invalid(parameter + " Reason: not the ARN of an SQS queue");
        }
        if (!matcher.group(2).equals(region) || !matcher.group(3).equals(id)) {
            throw SnsFault.invalid(parameter + " Reason: the queue is in another account or region");
        }
        return matcher.group(4);
    }
}
