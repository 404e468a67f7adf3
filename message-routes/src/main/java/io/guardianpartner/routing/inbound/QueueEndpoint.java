package io.guardianpartner.routing.inbound;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.routing.MessagingProperties;
import io.guardianpartner.routing.sqs.SqsProperties;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * The consumer's address, tuned: ten messages a poll and the next poll at once while there are any; a long poll does the
 * waiting. Nothing is deleted but by the route's own step.
 */
final class QueueEndpoint {

    /** Bean names that the address refers to. */
    static final String CLIENT = "sqsClient";
    static final String POLLING = "backoffPollStrategy";
    static final String HEADERS = "inboundHeaders";

    private QueueEndpoint() {}

    static String uri(MessagingProperties guardian, SqsProperties sqs, int consumers) {
        return "aws2-sqs:" + guardian.queueName()
            + "?queueUrl=RAW(" + guardian.queueUrl() + ")"
            + "&autoCreateQueue=false"
            + "&amazonSQSClient=#" + CLIENT
            + "&pollStrategy=#" + POLLING
            + "&headerFilterStrategy=#" + HEADERS
            + "&attributeNames=ApproximateReceiveCount,SentTimestamp"
            + "&messageAttributeNames=" + String.join(",", Attributes.ALLOWED)
            + "&maxMessagesPerPoll=10&greedy=true&initialDelay=0&delay=100"
            + "&waitTimeSeconds=" + sqs.waitTime().toSeconds()
            + "&visibilityTimeout=" + sqs.visibilityTimeout().toSeconds()
            + "&concurrentConsumers=" + consumers
            + "&deleteAfterRead=false&deleteIfFiltered=false";
    }

    /** No attribute becomes a header by itself, whatever it is called. */
    static DefaultHeaderFilterStrategy nothingPasses() {
        var filter = new DefaultHeaderFilterStrategy();
        filter.setFilterOnMatch(false);
        return filter;
    }
}
