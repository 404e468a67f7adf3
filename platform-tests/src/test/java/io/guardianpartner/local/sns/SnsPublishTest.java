package io.guardianpartner.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.local.Wiring;
import io.guardianpartner.local.Wiring.TestQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

class SnsPublishTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Wiring wiring = new Wiring();

    @Test
    void aRawListenerGetsTheBodyAndTheAttributesAsTheyWerePublished() {
        String topic = wiring.topic();
        TestQueue queue = wiring.listener(topic, null);
        MessageAttributeValue binary = MessageAttributeValue.builder()
            .dataType("Binary")
            .binaryValue(SdkBytes.fromByteArray(new byte[]{0, 1, (byte) 0xff}))
            .build();

        wiring.publish(topic, "caffè & <crème> 𝄞\n", Map.of("text", Wiring.string("ü"), "count",
            Wiring.number("12.50"), "list", Wiring.array("[\"a\",1]"), "bytes", binary));

        Message message = wiring.messagesIn(queue).get(0);
        assertThat(message.body()).isEqualTo("caffè & <crème> 𝄞\n");
        assertThat(message.messageAttributes()).hasSize(4);
        assertThat(message.messageAttributes().get("text").stringValue()).isEqualTo("ü");
        assertThat(message.messageAttributes().get("count").dataType()).isEqualTo("Number");
        assertThat(message.messageAttributes().get("count").stringValue()).isEqualTo("12.50");
        assertThat(message.messageAttributes().get("list").dataType()).isEqualTo("String.Array");
        assertThat(message.messageAttributes().get("bytes").binaryValue().asByteArray())
            .containsExactly(0, 1, 0xff);
    }

    @Test
    void anOrdinaryListenerGetsTheNotificationAroundTheMessage() throws Exception {
        String topic = wiring.topic();
        TestQueue queue = wiring.queue();
        wiring.subscribe(topic, queue.arn(), Map.of());

        String id = wiring.sns.publish(request -> request.topicArn(topic)
            .subject("A subject")
            .message("{\"a\":1}")
            .messageAttributes(Map.of("text", Wiring.string("ü")))).messageId();

        Message message = wiring.messagesIn(queue).get(0);
        JsonNode notification = JSON.readTree(message.body());
        assertThat(message.messageAttributes()).isEmpty();
        assertThat(notification.get("Type").textValue()).isEqualTo("Notification");
        assertThat(notification.get("MessageId").textValue()).isEqualTo(id);
        assertThat(notification.get("TopicArn").textValue()).isEqualTo(topic);
        assertThat(notification.get("Subject").textValue()).isEqualTo("A subject");
        assertThat(notification.get("Message").textValue()).isEqualTo("{\"a\":1}");
        assertThat(Instant.parse(notification.get("Timestamp").textValue())).isBefore(Instant.now().plusSeconds(1));
        assertThat(notification.at("/MessageAttributes/text/Type").textValue()).isEqualTo("String");
        assertThat(notification.at("/MessageAttributes/text/Value").textValue()).isEqualTo("ü");
    }

    @Test
    void ofAMessageWithVariantsAQueueGetsItsOwn() {
        String topic = wiring.topic();
        TestQueue queue = wiring.listener(topic, null);

        wiring.sns.publish(request -> request.topicArn(topic)
            .messageStructure("json")
            .message("{\"default\":\"for all\",\"sqs\":\"for queues\"}"));

        assertThat(wiring.bodiesIn(queue)).containsExactly("for queues");
        assertThatThrownBy(() -> wiring.sns
            .publish(request -> request.topicArn(topic).messageStructure("json").message("{\"sqs\":\"only\"}")))
            .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aMessageMayHave256KibWithItsAttributesAndNotOneByteMore() {
        String topic = wiring.topic();
        TestQueue queue = wiring.listener(topic, null);
        // name, type and value count: 1 + 6 + 3
        Map<String, MessageAttributeValue> tenBytes = Map.of("a", Wiring.string("abc"));

        wiring.publish(topic, "x".repeat(262_144 - 10), tenBytes);

        assertThat(wiring.messagesIn(queue)).hasSize(1);
        assertThatThrownBy(() -> wiring.publish(topic, "x".repeat(262_144 - 9), tenBytes))
            .isInstanceOf(InvalidParameterException.class)
            .hasMessageContaining("too long");
    }

    @Test
    void anEmptyMessageIsRefused() {
        String topic = wiring.topic();

        assertThatThrownBy(() -> wiring.publish(topic, "", Map.of())).isInstanceOf(InvalidParameterException.class)
            .hasMessageContaining("Empty message");
    }

    @ParameterizedTest
    @CsvSource({"String,''", "Number,abc", "Date,2026-01-01", "'',x"})
    void anAttributeThatIsNotWhatItSaysIsRefused(String type, String value) {
        String topic = wiring.topic();

        assertThatThrownBy(() -> wiring.publish(topic, "x", Map.of("a", Wiring.typed(type, value))))
            .isInstanceOf(InvalidParameterValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"٣", "1٣", "\u30003", "0x10", "1e", "NaN", "1_000", "1,5", "--1", "."})
    void aNumberIsWrittenInDigitsOfAscii(String value) {
        String topic = wiring.topic();

        assertThatThrownBy(() -> wiring.publish(topic, "x", Map.of("a", Wiring.number(value))))
            .isInstanceOf(InvalidParameterValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS.a", "aws.a", "Amazon.a", "aMaZoN.a", ".a", "a.", "a..b", "a b", "ä", "a/b"})
    void anAttributeNameThatIsNotAllowedIsRefused(String name) {
        String topic = wiring.topic();

        assertThatThrownBy(() -> wiring.publish(topic, "x", Map.of(name, Wiring.string("v"))))
            .isInstanceOf(InvalidParameterValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWSa", "Amazon", "a.AWS.b", "a-b_c.D9"})
    void anAttributeNameThatOnlyLooksLikeOneOfAwsIsTaken(String name) {
        String topic = wiring.topic();
        TestQueue queue = wiring.listener(topic, null);

        wiring.publish(topic, "x", Map.of(name, Wiring.string("v")));

        assertThat(wiring.messagesIn(queue)).singleElement()
            .satisfies(message -> assertThat(message.messageAttributes()).containsOnlyKeys(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " leading", "two\nlines", "tab\there", "carriage\rreturn", "Olá", "\u0000",
        "del\u007f"})
    void aSubjectThatSnsRefusesIsRefused(String subject) {
        String topic = wiring.topic();

        assertThatThrownBy(() -> publish(topic, subject)).isInstanceOf(InvalidParameterException.class)
            .hasMessageContaining("Subject");
    }

    @Test
    void aSubjectHasLessThan100Characters() {
        String topic = wiring.topic();
        TestQueue queue = wiring.listener(topic, null);

        publish(topic, "!" + "x".repeat(98));

        assertThat(wiring.messagesIn(queue)).hasSize(1);
        assertThatThrownBy(() -> publish(topic, "x".repeat(100))).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void whatFollowsTheVariantsOfAMessageMakesItNoJson() {
        String topic = wiring.topic();

        assertThatThrownBy(() -> wiring.sns.publish(
            request -> request.topicArn(topic).messageStructure("json").message("{\"default\":\"x\"} and more")))
            .isInstanceOf(InvalidParameterException.class)
            .hasMessageContaining("failed to parse");
    }

    private void publish(String topic, String subject) {
        wiring.sns.publish(request -> request.topicArn(topic).message("x").subject(subject));
    }

    @Test
    void everyListenerGetsItsOwnCopy() {
        String topic = wiring.topic();
        List<TestQueue> queues = List.of(wiring.listener(topic, null), wiring.listener(topic, null),
            wiring.listener(topic, null));

        wiring.publish(topic, "to all", Map.of());

        assertThat(queues).allSatisfy(queue -> assertThat(wiring.bodiesIn(queue)).containsExactly("to all"));
    }

    @Test
    void tenAttributesTravelRaw() {
        String topic = wiring.topic();
        TestQueue queue = wiring.listener(topic, null);

        wiring.publish(topic, "ten", attributes(10));

        assertThat(wiring.messagesIn(queue)).singleElement()
            .satisfies(message -> assertThat(message.messageAttributes()).hasSize(10));
    }

    static Map<String, MessageAttributeValue> attributes(int number) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        for (int i = 1; i <= number; i++) {
            attributes.put("a" + i, Wiring.string("v" + i));
        }
        return attributes;
    }
}
