package io.guardianpartner.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.operations.platform.LocalAccount;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Topics and queues of one test, and calls on them. */
public final class Wiring {

    public final SqsClient sqs = SharedLocalCloud.get().sqs();
    public final SnsClient sns = SharedLocalCloud.get().sns();

    /** A queue's address in both worlds. */
    public record TestQueue(String url, String arn) {}

    public String topic() {
        return sns.createTopic(request -> request.name(unique("topic"))).topicArn();
    }

    public TestQueue queue() {
        return queue(Map.of());
    }

    public TestQueue queue(Map<QueueAttributeName, String> attributes) {
        String url = sqs.createQueue(request -> request.queueName(unique("queue")).attributes(attributes)).queueUrl();
        return new TestQueue(url, sqs
            .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN));
    }

    /** The ARN of a queue that nobody made. */
    public String missingQueueArn() {
        return "arn:aws:sqs:" + LocalAccount.REGION + ":" + LocalAccount.NUMBER + ":" + unique("missing");
    }

    public String subscribe(String topicArn, String queueArn, Map<String, String> attributes) {
        return sns.subscribe(request -> request.topicArn(topicArn)
            .protocol("sqs")
            .endpoint(queueArn)
            .attributes(attributes)
            .returnSubscriptionArn(true)).subscriptionArn();
    }

    /** A queue that hears a topic raw. */
    public TestQueue listener(String topicArn, String filterPolicy) {
        TestQueue queue = queue();
        Map<String, String> attributes = filterPolicy == null
            ? Map.of("RawMessageDelivery", "true")
            : Map.of("RawMessageDelivery", "true", "FilterPolicy", filterPolicy);
        subscribe(topicArn, queue.arn(), attributes);
        return queue;
    }

    public void publish(String topicArn, String message, Map<String, MessageAttributeValue> attributes) {
        sns.publish(request -> request.topicArn(topicArn).message(message).messageAttributes(attributes));
    }

    /** Receives the messages in the queue, without waiting: a publish is answered once they are there. */
    public List<Message> messagesIn(TestQueue queue) {
        return messagesIn(queue.url());
    }

    public List<Message> messagesIn(String queueUrl) {
        List<Message> all = new ArrayList<>();
        List<Message> some;
        do {
            some = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                .maxNumberOfMessages(10)
                .waitTimeSeconds(0)
                .messageAttributeNames("All")).messages();
            all.addAll(some);
        } while (!some.isEmpty());
        return all;
    }

    public List<String> bodiesIn(TestQueue queue) {
        return messagesIn(queue).stream().map(Message::body).toList();
    }

    public static String redriveTo(String queueArn) {
        return "{\"deadLetterTargetArn\":\"" + queueArn + "\"}";
    }

    public static MessageAttributeValue string(String value) {
        return typed("String", value);
    }

    public static MessageAttributeValue number(String value) {
        return typed("Number", value);
    }

    public static MessageAttributeValue array(String json) {
        return typed("String.Array", json);
    }

    public static MessageAttributeValue typed(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    public static String unique(String what) {
        return what + "-" + UUID.randomUUID();
    }
}
