package io.guardianpartner.local.topology;

import java.util.Map;

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

    /** Where a queue is: its URL for SQS, its ARN for policies. */
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

    private <T> T known(Map<String, T> all, String what, String logicalName) {
        T value = all.get(Topology.physicalName(environment, logicalName));
        if (value == null) {
            throw new IllegalArgumentException("The contract has no " + what + " " + logicalName);
        }
        return value;
    }
}
