package io.guardianpartner.operations.topology;

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.topology.DeadLetterQueue;
import io.guardianpartner.message.topology.Queue;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.aws.Addresses;
import io.guardianpartner.operations.aws.AwsCall;
import io.guardianpartner.operations.topology.Finding.Kind;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Verifies queues and dead-letter queues: existence, times, redrive policy and access policy. */
final class QueueCheck {

    private final SqsClient sqs;
    private final Addresses addresses;
    private final boolean realAws;

    QueueCheck(SqsClient sqs, Addresses addresses, boolean realAws) {
        this.sqs = sqs;
        this.addresses = addresses;
        this.realAws = realAws;
    }

    void verify(Queue queue, Topology topology, Findings findings) {
        findings.about("queue", queue.name(), () -> {
            var attributes = attributes(queue.name());
            time("visibility timeout", queue.visibilityTimeout(), QueueAttributeName.VISIBILITY_TIMEOUT, attributes,
                findings);
            time("retention", queue.retention(), QueueAttributeName.MESSAGE_RETENTION_PERIOD, attributes, findings);
            time("wait time of a receive", queue.longPoll(), QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                attributes, findings);
            redrive(queue, attributes, findings);
            if (realAws) {
                policy(queue.name(), topology, attributes, findings);
            }
        });
    }

    void verify(DeadLetterQueue queue, Topology topology, Findings findings) {
        findings.about("queue", queue.name(), () -> {
            var attributes = attributes(queue.name());
            time("retention", queue.retention(), QueueAttributeName.MESSAGE_RETENTION_PERIOD, attributes, findings);
            if (realAws) {
                policy(queue.name(), topology, attributes, findings);
            }
        });
    }

    private Map<QueueAttributeName, String> attributes(String name) {
        var url = addresses.queueUrl(name);
        return AwsCall.of("sqs:GetQueueAttributes", "queue " + name,
            () -> sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL)))
            .attributes();
    }

    /** A stand-in may leave out attributes that it does not have; AWS returns all. */
    private void time(String what, Duration expected, QueueAttributeName attribute,
        Map<QueueAttributeName, String> attributes, Findings findings) {
        var found = attributes.get(attribute);
        if (found != null || realAws) {
            findings.expect("its " + what, expected.toSeconds() + " s", found == null ? null : found + " s");
        }
    }

    private void redrive(Queue queue, Map<QueueAttributeName, String> attributes, Findings findings) {
        var policy = json(attributes.get(QueueAttributeName.REDRIVE_POLICY));
        if (policy.isEmpty()) {
            findings.add(Kind.DIFFERENT, "it has no redrive policy; it should redrive to " + queue.deadLetterQueue());
            return;
        }
        findings.expect("the target of its redrive policy", addresses.queueArn(queue.deadLetterQueue()),
            policy.path("deadLetterTargetArn").asText());
        findings.expect("its maxReceiveCount", queue.maxReceiveCount(),
            policy.path("maxReceiveCount").asInt());
    }

    /** Verifies that the topics which send here may send, and nobody may without a condition. */
    private void policy(String name, Topology topology, Map<QueueAttributeName, String> attributes,
        Findings findings) {
        var policy = QueuePolicy.of(attributes.get(QueueAttributeName.POLICY));
        topology.subscriptions().stream()
            .filter(subscription -> subscription.queue().equals(name) || subscription.deadLetterQueue().equals(name))
            .filter(subscription -> !policy.letsIn(addresses.topicArn(subscription.topic())))
            .forEach(subscription -> findings.add(Kind.DIFFERENT,
                "its policy does not let SNS send from topic " + subscription.topic()));
        if (policy.isOpen()) {
            findings.add(Kind.DIFFERENT, "its policy permits anybody to send, or SNS from any topic");
        }
    }

    static JsonNode json(String text) {
        try {
            return text == null ? MissingNode.getInstance() : Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
