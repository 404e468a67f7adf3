package io.guardianpartner.test;

import java.util.Locale;
import java.util.Map;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Sets the policy that a queue in AWS needs before a topic may send to it; the stand-ins ignore it. */
public final class DeliveryPolicy {

    private static final String POLICY = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
         "Action": "sqs:SendMessage", "Resource": "%s", "Condition": {"ArnLike": {"aws:SourceArn": "%s"}}}]}""";

    private DeliveryPolicy() {}

    /**
     * Lets topics send to a queue.
     *
     * @param topics
     *            the ARN of a topic, or a pattern for several
     */
    public static void allow(SqsClient sqs, String queueUrl, String queueArn, String topics) {
        sqs.setQueueAttributes(request -> request.queueUrl(queueUrl)
            .attributes(Map.of(QueueAttributeName.POLICY, String.format(Locale.ROOT, POLICY, queueArn, topics))));
    }
}
