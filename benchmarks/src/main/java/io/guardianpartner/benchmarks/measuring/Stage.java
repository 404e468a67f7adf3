package io.guardianpartner.benchmarks.measuring;

import java.util.HashMap;
import java.util.Map;

import io.guardianpartner.benchmarks.CaseName;
import io.guardianpartner.benchmarks.CaseName.Kind;
import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.LocalEnvironment;
import io.guardianpartner.local.network.DelayLines;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.topology.Topology;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A case's own queues, topics and database. */
final class Stage {

    private final LocalCloud cloud;
    private final CaseName name;
    private final LocalEnvironment environment;
    private final QueueFiller filler;
    private final DelayLines lines;

    Stage(LocalCloud cloud, DelayLines lines, CaseName name, QueueFiller filler) {
        this.cloud = cloud;
        this.lines = lines;
        this.name = name;
        this.filler = filler;
        this.environment = cloud.addEnvironment(name.id());
    }

    /** What the case's process finds in its environment. */
    Map<String, String> variables() {
        var sends = name.kind() == Kind.RELAY || name.kind() == Kind.LATENCY || name.kind() == Kind.IDLE;
        var variables = new HashMap<>(environment.variablesOf(sends ? Services.PAYMENTS : Services.ORDERS));
        variables.put("GUARDIAN_INBOUND_BARE", "false");
        variables.put("BENCHMARK_TARGET_QUEUE_URL", environment.queueUrl("orders"));
        if (name.kind() == Kind.RELAY) {
            variables.put("GUARDIAN_TOPIC_ARN",
                cloud.sns().createTopic(topic -> topic.name(name.id() + "-nobody-listens")).topicArn());
        }
        return lines.over(variables);
    }

    /** Prepares a run with this many messages; only consumers find theirs in the queue. */
    void fill(int messages) {
        if (name.kind() == Kind.INBOUND || name.kind() == Kind.INBOUND_SLOW || name.kind() == Kind.POSTGRES) {
            filler.fill(queueUrl(), messages);
        }
    }

    /** How many messages a run has left in its queue, visible or in flight, and in its dead-letter queue. */
    long left() {
        return count(queueUrl()) + count(environment.queueUrl(Topology.deadLettersOf("orders")));
    }

    /** Takes away what a run has left. */
    void clear() {
        cloud.sqs().purgeQueue(request -> request.queueUrl(queueUrl()));
    }

    private String queueUrl() {
        return environment.queueUrl("orders");
    }

    private long count(String queueUrl) {
        return cloud.sqs().getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes().values().stream().mapToLong(Long::parseLong).sum();
    }
}
