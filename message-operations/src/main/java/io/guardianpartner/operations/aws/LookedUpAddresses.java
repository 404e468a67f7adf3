package io.guardianpartner.operations.aws;

import java.util.HashMap;
import java.util.Map;

import io.guardianpartner.message.topology.Queue;
import io.guardianpartner.message.topology.Topology;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Looks each address up once. Not thread-safe. */
class LookedUpAddresses implements Addresses {

    private final SqsClient sqs;
    private final Topology topology;
    private final Map<String, String> urls = new HashMap<>();
    private String anyArn;

    LookedUpAddresses(SqsClient sqs, Topology topology) {
        this.sqs = sqs;
        this.topology = topology;
    }

    @Override
    public String queueUrl(String name) {
        return urls.computeIfAbsent(name, missing -> AwsCall.of("sqs:GetQueueUrl", "queue " + name,
            () -> sqs.getQueueUrl(request -> request.queueName(name)).queueUrl()));
    }

    @Override
    public String topicArn(String name) {
        if (anyArn == null) {
            anyArn = arnOfAnyQueue();
        }
        return anyArn.replaceFirst(":sqs:", ":sns:").replaceFirst("[^:]*$", name);
    }

    private String arnOfAnyQueue() {
        for (Queue queue : topology.queues()) {
            try {
                var url = queueUrl(queue.name());
                return AwsCall.of("sqs:GetQueueAttributes", "queue " + queue.name(),
                    () -> sqs.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN));
            } catch (MissingException e) {
                // The next one may be there.
            }
        }
        throw new MissingException("There is no queue of an environment " + topology.environment()
            + " here; check --environment and AWS_REGION", null);
    }
}
