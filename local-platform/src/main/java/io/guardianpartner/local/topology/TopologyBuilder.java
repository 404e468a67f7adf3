package io.guardianpartner.local.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.topology.DeadLetterQueue;
import io.guardianpartner.message.topology.Queue;
import io.guardianpartner.message.topology.Subscription;
import io.guardianpartner.message.topology.Topic;
import io.guardianpartner.message.topology.Topology;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Makes queues, topics and subscriptions be as a topology says: it creates what is missing and sets right what differs.
 * To build twice is to build once. It takes nothing away that the topology no longer has, and sets no access policies:
 * those are Terraform's.
 */
public final class TopologyBuilder {

    private final SqsClient sqs;
    private final SnsClient sns;

    public TopologyBuilder(SqsClient sqs, SnsClient sns) {
        this.sqs = sqs;
        this.sns = sns;
    }

    /** Builds it and says what came of it. */
    public BuiltTopology build(Topology topology) {
        Map<String, BuiltTopology.BuiltQueue> queues = new HashMap<>();
        for (DeadLetterQueue queue : topology.deadLetterQueues()) {
            queues.put(queue.name(), queue(queue.name(), deadLetterAttributes(queue)));
        }
        for (Queue queue : topology.queues()) {
            String deadLettersArn = queues.get(queue.deadLetterQueue()).arn();
            queues.put(queue.name(), queue(queue.name(), attributes(queue, deadLettersArn)));
        }
        Map<String, String> topics = new HashMap<>();
        for (Topic topic : topology.topics()) {
            topics.put(topic.name(), sns.createTopic(request -> request.name(topic.name())).topicArn());
        }
        for (Subscription subscription : topology.subscriptions()) {
            subscribe(topics.get(subscription.topic()), queues.get(subscription.queue()).arn(),
                attributes(subscription, queues.get(subscription.deadLetterQueue()).arn()));
        }
        return new BuiltTopology(topology.environment(), queues, topics);
    }

    private BuiltTopology.BuiltQueue queue(String name, Map<QueueAttributeName, String> attributes) {
        String url;
        try {
            url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
            String existing = url;
            sqs.setQueueAttributes(request -> request.queueUrl(existing).attributes(attributes));
        } catch (QueueDoesNotExistException e) {
            url = sqs.createQueue(request -> request.queueName(name).attributes(attributes)).queueUrl();
        }
        String created = url;
        String arn = sqs.getQueueAttributes(request -> request.queueUrl(created)
            .attributeNames(QueueAttributeName.QUEUE_ARN)).attributes().get(QueueAttributeName.QUEUE_ARN);
        return new BuiltTopology.BuiltQueue(url, arn);
    }

    private void subscribe(String topicArn, String queueArn, Map<String, String> attributes) {
        String existing = sns.listSubscriptionsByTopicPaginator(request -> request.topicArn(topicArn))
            .subscriptions()
            .stream()
            .filter(subscription -> subscription.endpoint().equals(queueArn))
            .map(software.amazon.awssdk.services.sns.model.Subscription::subscriptionArn)
            .findFirst()
            .orElse(null);
        if (existing == null) {
            sns.subscribe(request -> request.topicArn(topicArn)
                .protocol("sqs")
                .endpoint(queueArn)
                .attributes(attributes)
                .returnSubscriptionArn(true));
        } else {
            attributes.forEach((name, value) -> sns.setSubscriptionAttributes(
                request -> request.subscriptionArn(existing).attributeName(name).attributeValue(value)));
        }
    }

    private static Map<QueueAttributeName, String> attributes(Queue queue, String deadLettersArn) {
        return Map.of(
            QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibilityTimeout()),
            QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(queue.retention()),
            QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, seconds(queue.longPoll()),
            QueueAttributeName.REDRIVE_POLICY,
            json(Map.of("deadLetterTargetArn", deadLettersArn, "maxReceiveCount", queue.maxReceiveCount())));
    }

    private static Map<QueueAttributeName, String> deadLetterAttributes(DeadLetterQueue queue) {
        return Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(queue.retention()));
    }

    private static Map<String, String> attributes(Subscription subscription, String deadLettersArn) {
        return Map.of(
            "RawMessageDelivery", String.valueOf(subscription.raw()),
            "FilterPolicyScope", "MessageAttributes",
            "FilterPolicy", subscription.filterPolicy(),
            "RedrivePolicy", json(Map.of("deadLetterTargetArn", deadLettersArn)));
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }

    private static String json(Map<String, Object> value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
