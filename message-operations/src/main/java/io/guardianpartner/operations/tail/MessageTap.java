package io.guardianpartner.operations.tail;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.platform.LocalAccount;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Receives a copy of every message of every service, by a temporary queue that is subscribed to each topic through the
 * ordinary API. A daemon thread reads the queue; {@link #close()} ends it and deletes queue and subscriptions.
 */
public class MessageTap implements AutoCloseable {

    private final SqsClient sqs;
    private final SnsClient sns;
    private final String queueUrl;
    private final List<String> subscriptions = new ArrayList<>();
    private final Thread reader;
    private volatile boolean closed;
    private volatile boolean deaf;

    /** @param listener called on one thread, in the order in which the messages arrive */
    public MessageTap(URI sqsEndpoint, URI snsEndpoint, String environment, Contract contract,
        Consumer<Message> listener) {
        sqs = LocalAccount.point(SqsClient.builder(), sqsEndpoint).build();
        sns = LocalAccount.point(SnsClient.builder(), snsEndpoint).build();
        // A whole UUID would leave an environment's name little room among the 80 characters of a queue's.
        String name = environment + "-tap-" + UUID.randomUUID().toString().substring(0, 13);
        queueUrl = sqs.createQueue(request -> request.queueName(name)).queueUrl();
        try {
            String queueArn = sqs.getQueueAttributes(request -> request.queueUrl(queueUrl)
                .attributeNames(QueueAttributeName.QUEUE_ARN)).attributes().get(QueueAttributeName.QUEUE_ARN);
            for (ServiceEntry service : contract.services().values()) {
                String topic = Topology.physicalName(environment, service.topic());
                String topicArn = sns.createTopic(request -> request.name(topic)).topicArn();
                subscriptions.add(sns.subscribe(request -> request.topicArn(topicArn)
                    .protocol("sqs")
                    .endpoint(queueArn)
                    .attributes(java.util.Map.of("RawMessageDelivery", "true"))
                    .returnSubscriptionArn(true)).subscriptionArn());
            }
        } catch (RuntimeException e) {
            remove();
            throw e;
        }
        reader = new Thread(() -> read(listener), "message-tap");
        reader.setDaemon(true);
        reader.start();
    }

    /** Whether it still receives: no longer once the cloud is gone. */
    public boolean isListening() {
        return !deaf;
    }

    /** Stops listening and deletes the queue and its subscriptions. */
    @Override
    public void close() {
        closed = true;
        try {
            reader.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        remove();
    }

    private void read(Consumer<Message> listener) {
        try {
            while (!closed) {
                readSome(listener);
            }
        } catch (SdkException e) {
            deaf = true;
        }
    }

    private void readSome(Consumer<Message> listener) {
        List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
            .messageAttributeNames("All")
            .maxNumberOfMessages(10)
            .waitTimeSeconds(1)).messages();
        for (Message message : messages) {
            listener.accept(message);
            sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        }
    }

    private void remove() {
        try (sqs; sns) {
            if (!deaf) {
                subscriptions.forEach(arn -> sns.unsubscribe(request -> request.subscriptionArn(arn)));
                sqs.deleteQueue(request -> request.queueUrl(queueUrl));
            }
        }
    }
}
