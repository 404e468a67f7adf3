package io.guardianpartner.local.topology;

import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

import io.guardianpartner.message.topology.DeadLetterQueue;
import io.guardianpartner.message.topology.Queue;
import io.guardianpartner.message.topology.Topic;
import io.guardianpartner.message.topology.Topology;

/**
 * The addresses of what was built, asked for by the logical names of the contract ({@code orders},
 * {@code orders-dead-letters}, {@code orders-from-payments-dead-letters}).
 *
 * @param queues by physical name
 * @param topics ARNs by physical name
 */
public record BuiltTopology(String environment, Map<String, BuiltQueue> queues, Map<String, String> topics) {

    public BuiltTopology {
        queues = Map.copyOf(queues);
        topics = Map.copyOf(topics);
    }

    /**
     * The addresses that a topology will have where addresses consist of names only, as in these stand-ins.
     *
     * @param sqs where SQS answers
     */
    public static BuiltTopology planned(Topology topology, URI sqs, String region, String account) {
        Map<String, BuiltQueue> queues = Stream
            .concat(topology.queues().stream().map(Queue::name),
                topology.deadLetterQueues().stream().map(DeadLetterQueue::name))
            .collect(toMap(name -> name, name -> new BuiltQueue(sqs + "/" + account + "/" + name,
                arn("sqs", region, account, name))));
        return new BuiltTopology(topology.environment(), queues, topology.topics().stream()
            .collect(toMap(Topic::name, topic -> arn("sns", region, account, topic.name()))));
    }

    /** The addresses of a queue: its URL for SQS, its ARN for policies. */
    public record BuiltQueue(String url, String arn) {}

    /** @throws IllegalArgumentException if the contract has no such queue */
    public String queueUrl(String logicalName) {
        return known(queues, "queue", logicalName).url();
    }

    /** @throws IllegalArgumentException if the contract has no such queue */
    public String queueArn(String logicalName) {
        return known(queues, "queue", logicalName).arn();
    }

    /** @throws IllegalArgumentException if the contract has no such topic */
    public String topicArn(String logicalName) {
        return known(topics, "topic", logicalName);
    }

    private static String arn(String service, String region, String account, String name) {
        return String.join(":", "arn:aws", service, region, account, name);
    }

    private <T> T known(Map<String, T> all, String what, String logicalName) {
        T value = all.get(Topology.physicalName(environment, logicalName));
        if (value == null) {
            throw new IllegalArgumentException("The contract has no " + what + " " + logicalName);
        }
        return value;
    }
}
