package io.guardianpartner.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.guardianpartner.local.Wiring;
import io.guardianpartner.local.Wiring.TestQueue;
import io.guardianpartner.message.MessageSize;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

class LocalSqsTest {

    private final Wiring wiring = new Wiring();

    @Test
    void aLongPollReturnsAsSoonAsAMessageComes() {
        TestQueue queue = wiring.queue();
        Instant begin = Instant.now();

        CompletableFuture<List<Message>> poll = CompletableFuture.supplyAsync(() -> wiring.sqs
            .receiveMessage(request -> request.queueUrl(queue.url()).waitTimeSeconds(20))
            .messages());
        wiring.sqs.sendMessage(request -> request.queueUrl(queue.url()).messageBody("late").delaySeconds(1));

        assertThat(poll.join()).extracting(Message::body).containsExactly("late");
        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofSeconds(15));
    }

    @Test
    void aReceivedMessageIsHiddenUntilItsVisibilityEnds() {
        TestQueue queue = wiring.queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "600"));
        wiring.sqs.sendMessage(request -> request.queueUrl(queue.url()).messageBody("again"));

        Message first = wiring.messagesIn(queue).get(0);
        assertThat(wiring.messagesIn(queue)).isEmpty();
        wiring.sqs.changeMessageVisibility(request -> request.queueUrl(queue.url())
            .receiptHandle(first.receiptHandle())
            .visibilityTimeout(0));

        assertThat(receive(queue)).singleElement()
            .satisfies(second -> assertThat(second.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2"));
    }

    @Test
    void aMessageReceivedTooOftenGoesToTheDeadLetterQueueWithItsAttributes() {
        TestQueue deadLetters = wiring.queue();
        TestQueue queue = wiring.queue(Map.of(
            QueueAttributeName.VISIBILITY_TIMEOUT, "0",
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"" + deadLetters.arn() + "\",\"maxReceiveCount\":2}"));
        wiring.sqs.sendMessage(request -> request.queueUrl(queue.url())
            .messageBody("poison")
            .messageAttributes(Map.of("type",
                software.amazon.awssdk.services.sqs.model.MessageAttributeValue.builder()
                    .dataType("String")
                    .stringValue("MSG_X")
                    .build())));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            receive(queue);
            assertThat(wiring.messagesIn(deadLetters)).singleElement().satisfies(message -> {
                assertThat(message.body()).isEqualTo("poison");
                assertThat(message.messageAttributes().get("type").stringValue()).isEqualTo("MSG_X");
            });
        });
    }

    @Test
    void aMessageHasAtMostOneMebibyte() {
        TestQueue queue = wiring.queue();
        String most = "x".repeat(MessageSize.QUEUE_LIMIT);

        wiring.sqs.sendMessage(request -> request.queueUrl(queue.url()).messageBody(most));

        assertThat(receive(queue)).extracting(Message::body).containsExactly(most);
        assertThatThrownBy(() -> wiring.sqs.sendMessage(request -> request.queueUrl(queue.url())
            .messageBody(most + "x"))).isInstanceOf(SqsException.class);
    }

    private List<Message> receive(TestQueue queue) {
        return wiring.sqs
            .receiveMessage(request -> request.queueUrl(queue.url())
                .waitTimeSeconds(1)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages();
    }
}
