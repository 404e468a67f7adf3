package io.guardianpartner.benchmarks.measuring;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.guardianpartner.benchmarks.BenchTable;
import io.guardianpartner.benchmarks.CaseName;
import io.guardianpartner.benchmarks.CaseName.Kind;
import io.guardianpartner.benchmarks.SampleItems;
import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.LocalEnvironment;
import io.guardianpartner.local.network.DelayLines;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.topology.Topology;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A case's own queues, topics and database. */
final class Stage {

    private static final Duration IDLE_BEFORE_BURST = Duration.ofSeconds(3);

    private final LocalCloud cloud;
    private final CaseName name;
    private final LocalEnvironment environment;
    private final QueueFiller filler;
    private final DelayLines lines;
    /** Null unless the case has one. */
    private final ItemTable table;

    Stage(LocalCloud cloud, DelayLines lines, CaseName name, QueueFiller filler) {
        this.cloud = cloud;
        this.lines = lines;
        this.name = name;
        this.filler = filler;
        this.environment = cloud.addEnvironment(name.id());
        this.table = name.kind() == Kind.DYNAMODB || name.kind() == Kind.RELAY_DYNAMODB
            ? new ItemTable(cloud, name.id())
            : null;
    }

    /** What the case's process finds in its environment. */
    Map<String, String> variables() {
        var sends = name.kind() == Kind.RELAY || name.kind() == Kind.LATENCY || name.kind() == Kind.IDLE;
        var variables = new HashMap<>(environment.variablesOf(sends ? Services.PAYMENTS : Services.ORDERS));
        variables.put("GUARDIAN_INBOUND_BARE", "false");
        variables.put("BENCHMARK_TARGET_QUEUE_URL", environment.queueUrl("orders"));
        if (table != null) {
            variables.put(BenchTable.VARIABLE, table.name());
        }
        if (name.kind() == Kind.RELAY || name.kind() == Kind.RELAY_DYNAMODB) {
            variables.put("GUARDIAN_TOPIC_ARN",
                cloud.sns().createTopic(topic -> topic.name(name.id() + "-nobody-listens")).topicArn());
        }
        return lines.over(variables);
    }

    /** Prepares a run with this many messages; only consumers find theirs in the queue, and only those that do not wait for a burst. */
    void fill(int messages) {
        switch (name.kind()) {
            case INBOUND, INBOUND_SLOW, POSTGRES -> filler.fill(queueUrl(), messages);
            case DYNAMODB -> {
                table.fill(filler.orders(messages).stream().map(SampleItems::order).toList());
                filler.fill(queueUrl(), messages);
            }
            case RELAY_DYNAMODB -> table.fill(filler.orders(messages).stream().map(SampleItems::sending).toList());
            default -> {
                // its process has what it needs, or waits for a burst
            }
        }
    }

    /** Sends to a process that waits whatever it waits for. */
    void burst(int messages) throws InterruptedException {
        if (name.kind() == Kind.BURST) {
            Thread.sleep(IDLE_BEFORE_BURST.toMillis());
            filler.fill(queueUrl(), messages);
        }
    }

    /** What is to be known of a run beside what its process says. */
    Map<String, Double> figures() throws InterruptedException {
        return table == null ? Map.of() : table.figures(name.kind() == Kind.RELAY_DYNAMODB);
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
