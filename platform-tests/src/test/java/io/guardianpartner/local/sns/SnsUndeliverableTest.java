package io.guardianpartner.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.local.Wiring;
import io.guardianpartner.local.Wiring.TestQueue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class SnsUndeliverableTest {

    private final Wiring wiring = new Wiring();

    @Test
    void whatAMissingQueueShouldHaveGotIsInTheSubscriptionsDeadLetterQueue() {
        String topic = wiring.topic();
        TestQueue deadLetters = wiring.queue();
        TestQueue other = wiring.listener(topic, null);
        wiring.subscribe(topic, wiring.missingQueueArn(),
            Map.of("RawMessageDelivery", "true", "RedrivePolicy", Wiring.redriveTo(deadLetters.arn())));

        wiring.publish(topic, "kept", Map.of("type", Wiring.string("MSG_X")));

        assertThat(wiring.messagesIn(deadLetters)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("kept");
            assertThat(message.messageAttributes().get("type").stringValue()).isEqualTo("MSG_X");
        });
        assertThat(wiring.bodiesIn(other)).containsExactly("kept");
    }

    @Test
    void aQueueThatIsDeletedLaterIsMissingToo() {
        String topic = wiring.topic();
        TestQueue deadLetters = wiring.queue();
        TestQueue queue = wiring.queue();
        wiring.subscribe(topic, queue.arn(),
            Map.of("RawMessageDelivery", "true", "RedrivePolicy", Wiring.redriveTo(deadLetters.arn())));
        wiring.publish(topic, "before", Map.of());

        wiring.sqs.deleteQueue(request -> request.queueUrl(queue.url()));
        wiring.publish(topic, "after", Map.of());

        assertThat(wiring.bodiesIn(deadLetters)).containsExactly("after");
    }

    @Test
    void withoutADeadLetterQueueAMissingQueueHarmsNobodyElse() {
        String topic = wiring.topic();
        wiring.subscribe(topic, wiring.missingQueueArn(), Map.of());
        TestQueue other = wiring.listener(topic, null);

        wiring.publish(topic, "for the others", Map.of());

        assertThat(wiring.bodiesIn(other)).containsExactly("for the others");
    }

    @Test
    void aMissingDeadLetterQueueHarmsNobodyElseEither() {
        String topic = wiring.topic();
        wiring.subscribe(topic, wiring.missingQueueArn(),
            Map.of("RedrivePolicy", Wiring.redriveTo(wiring.missingQueueArn())));
        TestQueue other = wiring.listener(topic, null);

        wiring.publish(topic, "for the others", Map.of());

        assertThat(wiring.bodiesIn(other)).containsExactly("for the others");
    }

    @Test
    void elevenAttributesCannotTravelRawAndAreKeptInTheDeadLetterQueue() throws Exception {
        String topic = wiring.topic();
        TestQueue deadLetters = wiring.queue();
        TestQueue queue = wiring.queue();
        wiring.subscribe(topic, queue.arn(),
            Map.of("RawMessageDelivery", "true", "RedrivePolicy", Wiring.redriveTo(deadLetters.arn())));

        wiring.publish(topic, "eleven", SnsPublishTest.attributes(11));

        assertThat(wiring.messagesIn(queue)).isEmpty();
        List<Message> kept = wiring.messagesIn(deadLetters);
        JsonNode notification = new ObjectMapper().readTree(kept.get(0).body());
        assertThat(notification.get("Message").textValue()).isEqualTo("eleven");
        assertThat(notification.get("MessageAttributes")).hasSize(11);
    }

    @Test
    void elevenAttributesCannotTravelRawAndAreDiscardedWithoutADeadLetterQueue() {
        String topic = wiring.topic();
        TestQueue raw = wiring.listener(topic, null);
        TestQueue ordinary = wiring.queue();
        wiring.subscribe(topic, ordinary.arn(), Map.of());

        wiring.publish(topic, "eleven", SnsPublishTest.attributes(11));

        assertThat(wiring.messagesIn(raw)).isEmpty();
        assertThat(wiring.messagesIn(ordinary)).hasSize(1);
    }
}
