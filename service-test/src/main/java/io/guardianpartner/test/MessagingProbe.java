package io.guardianpartner.test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import io.guardianpartner.local.topology.BuiltTopology;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.message.topology.Topology;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Sends messages to a service, and takes those that it has published or parked. It waits for each for at most 20 seconds. Contexts are shared by tests, so a test looks for its
 * own message, by type and correlation id.
 */
public final class MessagingProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SqsClient sqs;
    private final SnsClient sns;
    private final BuiltTopology topology;
    private final ServiceEntry service;
    private final QueueReader published;
    private final QueueReader parked;
    private String subscription;

    /**
     * Listens to the service's topic from now on, by a separate queue, whose name begins with the environment's.
     *
     * @param topology
     *            where the service's queues and topics are; in the cloud that the clients point to
     */
    public MessagingProbe(SqsClient sqs, SnsClient sns, BuiltTopology topology, ServiceEntry service) {
        this.sqs = sqs;
        this.sns = sns;
        this.topology = topology;
        this.service = service;
        this.published = new QueueReader(sqs, listenTo(service.topic()));
        this.parked = new QueueReader(sqs, topology.queueUrl(Topology.deadLettersOf(service.queue())));
    }

    private String listenTo(String topic) {
        var url = sqs.createQueue(request -> request.queueName(topology.environment() + "-probe-" + topic)).queueUrl();
        var arn = sqs.getQueueAttributes(request -> request.queueUrl(url)
            .attributeNames(QueueAttributeName.QUEUE_ARN)).attributes().get(QueueAttributeName.QUEUE_ARN);
        DeliveryPolicy.allow(sqs, url, arn, topology.topicArn(topic));
        subscription = sns.subscribe(request -> request.topicArn(topology.topicArn(topic)).protocol("sqs")
            .endpoint(arn).attributes(Map.of("RawMessageDelivery", "true"))).subscriptionArn();
        return url;
    }

    /** Stops keeping the messages that the service publishes: there are more than the test looks at. */
    public void hearsNothing() {
        sns.unsubscribe(request -> request.subscriptionArn(subscription));
    }

    /** A valid message of the contract, with a new id. */
    public Message message(String sender, String target, String type, UUID correlationId, Object payload) {
        return Contract.load().message(sender, target, type, correlationId, payload);
    }

    /** Puts it with its attributes into the service's queue, as its subscription would. */
    public void send(Message message) {
        send(message.body(), message.attributes());
    }

    /** Puts just the body into the service's queue. */
    public void sendBare(String body) {
        send(body, Map.of());
    }

    /** Puts anything into the service's queue. */
    public void send(String body, Map<String, String> attributes) {
        sqs.sendMessage(request -> request.queueUrl(queueUrl()).messageBody(body)
            .messageAttributes(sqsAttributes(attributes)));
    }

    private static Map<String, MessageAttributeValue> sqsAttributes(Map<String, String> attributes) {
        var values = new HashMap<String, MessageAttributeValue>();
        attributes.forEach((name, value) -> values.put(name,
            MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
        return values;
    }

    /** Publishes it to its sender's topic, which delivers it to the services that the contract names. */
    public void publish(Message message) {
        var sender = Contract.load().services().get(message.envelope().sender());
        var values = new HashMap<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue>();
        message.attributes().forEach((name, value) -> values.put(name,
            software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                .dataType("String").stringValue(value).build()));
        sns.publish(request -> request.topicArn(topology.topicArn(sender.topic())).message(message.body())
            .messageAttributes(values));
    }

    /** Waits until the service has published such a message, and takes it. */
    public ProbedMessage awaitPublished(String type, UUID correlationId) {
        return published.await(message -> message.envelope().type().equals(type)
            && correlationId.toString().equals(message.attributes().get("correlationId")), PATIENCE);
    }

    /** The messages that the service has published and no test took, as far as they have arrived. */
    public List<ProbedMessage> published() {
        return published.arrived();
    }

    /** Waits until the service has parked a message with this body, and takes it. */
    public ProbedMessage awaitDeadLetter(String body) {
        return awaitDeadLetter(message -> message.body().equals(body));
    }

    /** Waits until the service has parked such a message, and takes it. */
    public ProbedMessage awaitDeadLetter(Predicate<ProbedMessage> wanted) {
        return parked.await(wanted, PATIENCE);
    }

    /** The messages that the service has parked and no test took. */
    public List<ProbedMessage> deadLetters() {
        return parked.arrived();
    }

    /** Waits until the service's queue holds no message any more, neither visible nor in flight. */
    public void awaitEmptyQueue() {
        Awaitility.await().atMost(PATIENCE).until(() -> messagesInQueue() == 0);
    }

    /** The number of messages in the service's queue: visible, in flight and delayed. */
    public int messagesInQueue() {
        return count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    }

    /** The number of visible messages. */
    public int visibleMessages() {
        return count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    private int count(QueueAttributeName... names) {
        return sqs.getQueueAttributes(request -> request.queueUrl(queueUrl()).attributeNames(names)).attributes()
            .values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** The service's queue. */
    public String queueUrl() {
        return topology.queueUrl(service.queue());
    }
}
