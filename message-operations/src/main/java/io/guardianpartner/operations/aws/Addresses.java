package io.guardianpartner.operations.aws;

import io.guardianpartner.message.topology.Topology;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Addresses of the queues and topics of an environment. All names are physical ones. */
public interface Addresses {

    /**
     * The URL of a queue.
     *
     * @throws MissingException
     *             if it is known that it does not exist
     */
    String queueUrl(String name);

    /**
     * The ARN that a topic of this name has or would have.
     *
     * @throws MissingException
     *             if the environment has no queue from which its account could be told
     */
    String topicArn(String name);

    /** The ARN that a queue of this name has or would have. */
    default String queueArn(String name) {
        return topicArn(name).replaceFirst(":sns:", ":sqs:");
    }

    /** Asks SQS for each queue; the topics are in the same account and region. */
    static Addresses lookedUp(SqsClient sqs, Topology topology) {
        return new LookedUpAddresses(sqs, topology);
    }

    /** Derives all addresses from these two, in the same account and region, without a call. */
    static Addresses beside(String queueUrl, String topicArn) {
        return new Addresses() {

            @Override
            public String queueUrl(String name) {
                return queueUrl.substring(0, queueUrl.lastIndexOf('/') + 1) + name;
            }

            @Override
            public String topicArn(String name) {
                return topicArn.substring(0, topicArn.lastIndexOf(':') + 1) + name;
            }
        };
    }
}
