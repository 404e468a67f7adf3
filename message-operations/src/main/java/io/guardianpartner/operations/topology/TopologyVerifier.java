package io.guardianpartner.operations.topology;

import java.util.List;

import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.aws.Addresses;
import io.guardianpartner.operations.aws.AwsCall;
import io.guardianpartner.operations.aws.MissingException;
import io.guardianpartner.operations.topology.Finding.Kind;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Verifies what is deployed against a topology. It only reads; of AWS it needs sqs:GetQueueAttributes (and, with
 * {@link Addresses#lookedUp}, sqs:GetQueueUrl), sns:GetTopicAttributes, sns:ListSubscriptionsByTopic and
 * sns:GetSubscriptionAttributes, for {@link #strangers} also sns:ListSubscriptions. What it may not read is a finding.
 *
 * <p>
 * Not verified: who may publish to a topic, and other rights of identities; queues and topics that the contract does not
 * have.
 */
public final class TopologyVerifier {

    private final SqsClient sqs;
    private final SnsClient sns;
    private final Addresses addresses;
    private final boolean realAws;

    /**
     * @param realAws
     *            whether queue policies count here; a stand-in keeps none and obeys none
     */
    public TopologyVerifier(SqsClient sqs, SnsClient sns, Addresses addresses, boolean realAws) {
        this.sqs = sqs;
        this.sns = sns;
        this.addresses = addresses;
        this.realAws = realAws;
    }

    /**
     * Finds what of the topology is missing or different.
     *
     * @throws OperationException
     *             if SQS or SNS do not answer
     */
    public List<Finding> verify(Topology topology) {
        var findings = new Findings();
        var queues = new QueueCheck(sqs, addresses, realAws);
        var subscriptions = new SubscriptionCheck(sns, addresses);
        topology.queues().forEach(queue -> queues.verify(queue, topology, findings));
        topology.deadLetterQueues().forEach(queue -> queues.verify(queue, topology, findings));
        topology.topics().forEach(topic -> findings.about("topic", topic.name(), () -> {
            var arn = addresses.topicArn(topic.name());
            AwsCall.of("sns:GetTopicAttributes", "topic " + topic.name(),
                () -> sns.getTopicAttributes(request -> request.topicArn(arn)));
        }));
        topology.subscriptions().forEach(subscription -> subscriptions.verify(subscription, findings));
        if (!realAws) {
            findings.about("queue", topology.environment() + "-*", () -> findings.add(Kind.UNVERIFIED,
                "policies and retention are verified on AWS only: this SQS obeys no policy and forgets nothing"));
        }
        return findings.all();
    }

    /**
     * Subscriptions to topics and queues of the topology that it does not have.
     *
     * @throws OperationException
     *             if SNS does not answer
     */
    public List<Finding> strangers(Topology topology) {
        var findings = new Findings();
        try {
            new SubscriptionCheck(sns, addresses).strangers(topology, findings);
        } catch (MissingException e) {
            // No queue of the environment is there, which verify says; so nobody can send to it.
        }
        return findings.all();
    }
}
