package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.acceptance.conformance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.topology.Topology;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queue and topic behave as AWS documents them, without a receiver. */
@OnStage(pods = 0)
class TopicConformanceTest extends Scenarios {

    private final SqsClient sqs;

    TopicConformanceTest(Stage stage) {
        super(stage);
        sqs = stage.target().sqs();
    }

    @Test
    void aFailedDeliveryFromTopicToQueueLandsInTheSubscriptionsDeadLetterQueue() {
        String deadLetters = stage.topology().queueUrl(Topology.undeliveredTo("payments", "orders"));
        sqs.deleteQueue(request -> request.queueUrl(stage.topology().queueUrl("payments")));
        io.guardianpartner.message.Message message = cancellation(order);
        probe.publish(message);

        eventually(() -> assertThat(receive(deadLetters)).singleElement().satisfies(dead -> {
            assertThat(dead.body()).isEqualTo(message.body());
            assertThat(dead.messageAttributes().get(Attributes.MESSAGE_ID).stringValue())
                .isEqualTo(message.messageId().toString());
        }));
    }

    /** SQS's retention is the only end of life that a message has; a minute is the shortest. */
    @Test
    void anExpiredMessageIsDropped() {
        String queue = probe.queueUrl();
        Assumptions.assumeTrue(stage.target().isAws(),
            () -> "messages expire in AWS only, not in the queues of " + stage.target().name());
        sqs.setQueueAttributes(request -> request.queueUrl(queue)
            .attributes(Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60")));
        probe.send(message(order));
        Awaitility.await().pollDelay(Duration.ofSeconds(90)).atMost(Duration.ofMinutes(5))
            .until(() -> probe.messagesInQueue() == 0);
        try (Pod pod = stage.start()) {
            assertNobodyHandlesItAgain();
            assertThat(pod.counted("handled")).isZero();
        }
    }

    private List<Message> receive(String queue) {
        return sqs.receiveMessage(request -> request.queueUrl(queue).messageAttributeNames("All").visibilityTimeout(0)
            .waitTimeSeconds(1)).messages();
    }
}
