package io.guardianpartner.routing.outbox;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.guardianpartner.local.LocalCloud;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue that hears whatever comes over a topic, with its attributes. */
final class Ear {

    private final LocalCloud cloud;
    private final String queueUrl;
    private final List<Message> heard = new CopyOnWriteArrayList<>();

    Ear(LocalCloud cloud, String topicArn) {
        this.cloud = cloud;
        this.queueUrl = cloud.sqs().createQueue(request -> request.queueName("ear-" + UUID.randomUUID())).queueUrl();
        String queueArn = cloud.sqs().getQueueAttributes(request -> request.queueUrl(queueUrl)
            .attributeNames(QueueAttributeName.QUEUE_ARN)).attributes().get(QueueAttributeName.QUEUE_ARN);
        cloud.sns().subscribe(request -> request.topicArn(topicArn).protocol("sqs").endpoint(queueArn)
            .attributes(Map.of("RawMessageDelivery", "true")));
    }

    /** @return everything heard so far, in the order of arrival */
    List<Message> heard() {
        List<Message> more;
        do {
            more = cloud.sqs().receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(10)
                .messageAttributeNames("All")).messages();
            more.forEach(message -> {
                heard.add(message);
                cloud.sqs().deleteMessage(request -> request.queueUrl(queueUrl)
                    .receiptHandle(message.receiptHandle()));
            });
        } while (!more.isEmpty());
        return heard;
    }

    List<String> heardIds() {
        return heard().stream().map(message -> message.messageAttributes().get("messageId").stringValue()).toList();
    }
}
