package io.guardianpartner.routing.inbound;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.routing.MessagingProperties;
import io.guardianpartner.routing.sqs.SqsProperties;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * The consumer's address: each of its threads takes a message, handles it and takes the next one at once. The client polls for all of
 * them, and does the waiting. Nothing is deleted but by the route's own step.
 */
final class QueueEndpoint {

    /** Bean names that the address refers to. */
    static final String CLIENT = "sqsClient";
    static final String HEADERS = "inboundHeaders";

    private QueueEndpoint() {}

    static String uri(MessagingProperties guardian, SqsProperties sqs, int handlers) {
        return "aws2-sqs:" + guardian.queueName()
            + "?queueUrl=RAW(" + guardian.queueUrl() + ")"
            + "&autoCreateQueue=false"
            + "&amazonSQSClient=#" + CLIENT
            + "&headerFilterStrategy=#" + HEADERS
            + "&attributeNames=ApproximateReceiveCount,SentTimestamp"
            + "&messageAttributeNames=" + String.join(",", Attributes.ALLOWED)
            + "&maxMessagesPerPoll=1&greedy=true&initialDelay=0&delay=1"
            + "&waitTimeSeconds=" + sqs.waitTime().toSeconds()
            + "&visibilityTimeout=" + sqs.visibilityTimeout().toSeconds()
            + "&concurrentConsumers=" + handlers
            + "&deleteAfterRead=false&deleteIfFiltered=false";
    }

    /** No attribute becomes a header by itself, whatever it is called. */
    static DefaultHeaderFilterStrategy nothingPasses() {
        var filter = new DefaultHeaderFilterStrategy();
        filter.setFilterOnMatch(false);
        return filter;
    }
}
