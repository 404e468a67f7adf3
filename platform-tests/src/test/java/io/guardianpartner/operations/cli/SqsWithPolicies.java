package io.guardianpartner.operations.cli;

import java.util.HashMap;
import java.util.Map;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The real queues, and beside them the policies that the local SQS does not keep. */
record SqsWithPolicies(SqsClient real, Map<String, String> policies) implements SqsClient {

    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
        return real.getQueueUrl(request);
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        GetQueueAttributesResponse answer = real.getQueueAttributes(request);
        String policy = policies.get(request.queueUrl().substring(request.queueUrl().lastIndexOf('/') + 1));
        Map<QueueAttributeName, String> attributes = new HashMap<>(answer.attributes());
        if (policy != null) {
            attributes.put(QueueAttributeName.POLICY, policy);
        }
        return answer.toBuilder().attributes(attributes).build();
    }

    @Override
    public String serviceName() {
        return real.serviceName();
    }

    @Override
    public void close() {
        // Whoever opened it closes it.
    }
}
