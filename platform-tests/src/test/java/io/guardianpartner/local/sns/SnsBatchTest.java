package io.guardianpartner.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.guardianpartner.local.Wiring;
import io.guardianpartner.local.Wiring.TestQueue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;

class SnsBatchTest {

    private final Wiring wiring = new Wiring();
    private final String topic = wiring.topic();

    @Test
    void tenMessagesAreInTheQueueWhenTheBatchIsAnswered() {
        TestQueue queue = wiring.listener(topic, null);

        PublishBatchResponse response = publish(entries(10, "m"));

        assertThat(response.failed()).isEmpty();
        assertThat(response.successful()).extracting(PublishBatchResultEntry::id)
            .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(response.successful()).extracting(PublishBatchResultEntry::messageId).doesNotHaveDuplicates();
        assertThat(wiring.bodiesIn(queue)).containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 10).mapToObj(i -> "m" + i).toList());
    }

    @Test
    void eachEntryIsFilteredByItsOwnAttributes() {
        TestQueue red = wiring.listener(topic, "{\"colour\":[\"red\"]}");
        TestQueue blue = wiring.listener(topic, "{\"colour\":[\"blue\"]}");

        publish(List.of(entry("1", "r", "red"), entry("2", "b", "blue"), entry("3", "g", "green")));

        assertThat(wiring.bodiesIn(red)).containsExactly("r");
        assertThat(wiring.bodiesIn(blue)).containsExactly("b");
    }

    @Test
    void aBadEntryFailsAloneAndIsNamed() {
        TestQueue queue = wiring.listener(topic, null);

        PublishBatchResponse response = publish(List.of(
            PublishBatchRequestEntry.builder().id("good").message("good").build(),
            PublishBatchRequestEntry.builder().id("empty").message("").build(),
            PublishBatchRequestEntry.builder()
                .id("type")
                .message("x")
                .messageAttributes(Map.of("a", Wiring.typed("Date", "today")))
                .build()));

        assertThat(response.successful()).extracting(PublishBatchResultEntry::id).containsExactly("good");
        assertThat(response.failed()).extracting(BatchResultErrorEntry::id).containsExactly("empty", "type");
        assertThat(response.failed()).allSatisfy(failure -> assertThat(failure.senderFault()).isTrue());
        assertThat(response.failed()).extracting(BatchResultErrorEntry::code)
            .containsExactly("InvalidParameter", "ParameterValueInvalid");
        assertThat(wiring.bodiesIn(queue)).containsExactly("good");
    }

    @Test
    void aBatchIsRefusedAsAWholeForItsShape() {
        assertThatThrownBy(() -> publish(List.of())).isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> publish(entries(11, "m"))).isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() -> publish(List.of(entry("1", "a", "x"), entry("1", "b", "x"))))
            .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThatThrownBy(() -> publish(List.of(entry("not valid", "a", "x"))))
            .isInstanceOf(InvalidBatchEntryIdException.class);
        assertThatThrownBy(() -> wiring.sns.publishBatch(request -> request
            .topicArn("arn:aws:sns:us-east-1:000000000000:nobody")
            .publishBatchRequestEntries(entries(1, "m")))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void allMessagesTogetherMayHave256Kib() {
        TestQueue queue = wiring.listener(topic, null);
        PublishBatchRequestEntry half = PublishBatchRequestEntry.builder().id("1").message("x".repeat(131_072)).build();
        PublishBatchRequestEntry rest = half.toBuilder().id("2").build();

        publish(List.of(half, rest));
        assertThat(wiring.messagesIn(queue)).hasSize(2);

        assertThatThrownBy(() -> publish(List.of(half, rest.toBuilder().message("x".repeat(131_073)).build())))
            .isInstanceOf(BatchRequestTooLongException.class);
        assertThat(wiring.messagesIn(queue)).isEmpty();
    }

    @Test
    void ofManyPublishersAtOnceNothingIsLostAndNothingComesTwice() {
        TestQueue queue = wiring.listener(topic, null);
        TestQueue second = wiring.listener(topic, null);
        List<CompletableFuture<?>> publishers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "p" + i + "-";
            publishers.add(CompletableFuture.runAsync(() -> {
                for (int batch = 0; batch < 5; batch++) {
                    publish(entries(10, name + batch + "-"));
                    wiring.publish(topic, name + batch + "-single", Map.of());
                }
            }));
        }

        CompletableFuture.allOf(publishers.toArray(CompletableFuture[]::new)).join();

        assertThat(wiring.bodiesIn(queue)).hasSize(8 * 5 * 11).doesNotHaveDuplicates();
        assertThat(wiring.bodiesIn(second)).hasSize(8 * 5 * 11).doesNotHaveDuplicates();
    }

    private PublishBatchResponse publish(List<PublishBatchRequestEntry> entries) {
        return wiring.sns.publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(entries));
    }

    private static List<PublishBatchRequestEntry> entries(int number, String prefix) {
        return IntStream.range(0, number)
            .mapToObj(i -> PublishBatchRequestEntry.builder().id(String.valueOf(i)).message(prefix + i).build())
            .toList();
    }

    private static PublishBatchRequestEntry entry(String id, String message, String colour) {
        return PublishBatchRequestEntry.builder()
            .id(id)
            .message(message)
            .messageAttributes(Map.of("colour", Wiring.string(colour)))
            .build();
    }
}
