package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.acceptance.conformance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Message;
import io.guardianpartner.routing.failure.RejectedMessageException;
import io.guardianpartner.routing.inbound.InboundMessage;
import org.junit.jupiter.api.Test;

/** Receiving, when the queue does not do what it is asked, or nobody hears that it has. A retry is immediate here. */
@OnStage(options = {"guardian.sqs.wait-time=1s", "guardian.sqs.visibility-timeout=3s",
    "guardian.failure.first-retry=0s", "guardian.failure.longest-retry=0s", "guardian.sqs.delete-delay=500ms"})
class QueueFaultsConformanceTest extends Scenarios {

    QueueFaultsConformanceTest(Stage stage) {
        super(stage);
    }

    @Test
    void theHandlerThrowsAgainAfterAnImmediateRetryAndTheDeliveryCountGoesOn() {
        script.whenHandling(order, Script.failing(2));
        probe.send(message(order));

        awaitOneEffectAndAnEmptyQueue();
        assertThat(script.seen(order)).extracting(Script.Seen::message).extracting(InboundMessage::receives)
            .containsExactly(1, 2, 3);
    }

    @Test
    void anAcknowledgementThatFailsMeansRedeliveryAndNoSecondEffect() {
        double duplicates = stage.counted("duplicate");
        stage.line().each("DeleteMessageBatch", LineFaults.serverError());
        probe.send(message(order));

        eventually(() -> assertThat(stage.counted("duplicate")).isGreaterThan(duplicates));
        stage.mend();
        awaitOneEffectAndAnEmptyQueue();
        assertThat(script.seen(order)).hasSize(1);
    }

    @Test
    void anAcknowledgementWhoseAnswerIsLostHasNoSecondEffect() {
        stage.line().next("DeleteMessageBatch", LineFaults.answerLost());
        probe.send(message(order));

        awaitOneEffectAndAnEmptyQueue();
        assertNobodyHandlesItAgain();
    }

    @Test
    void ofAPartlyFailedBatchOfAcknowledgementsOnlyTheFailedAreAskedForAgain() {
        HalfFailed half = new HalfFailed();
        int before = stage.line().calls().size();
        stage.line().next("DeleteMessageBatch", half);
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(8).toList();
        orders.forEach(each -> probe.send(message(each)));

        eventually(() -> assertThat(orders).allMatch(each -> stage.ledger().effects(each) == 1));
        probe.awaitEmptyQueue();
        assertThat(orders).allSatisfy(each -> assertThat(script.seen(each)).hasSize(1));
        List<String> deleted = receiptsDeletedSince(before);
        assertThat(half.failed()).isNotEmpty();
        assertThat(deleted).hasSize(orders.size() + half.failed().size());
        assertThat(half.failed()).allSatisfy(entry -> assertThat(deleted.stream().filter(entry::contains)).hasSize(2));
    }

    @Test
    void aMessageThatCannotBeParkedIsNotLost() {
        script.whenHandling(order, message -> {
            throw new RejectedMessageException("never");
        });
        stage.line().each("SendMessage", LineFaults.throttled());
        Message message = message(order);
        probe.send(message);

        eventually(() -> assertThat(script.seen(order)).hasSizeGreaterThan(1));
        assertThat(parked()).isEmpty();
        stage.mend();
        assertThat(probe.awaitDeadLetter(message.body()).failure().get("outcome").asText()).isEqualTo("rejected");
        probe.awaitEmptyQueue();
    }

    @Test
    void whatAPollWhoseAnswerIsLostWouldHaveBroughtComesLater() {
        int polls = stage.line().calls("ReceiveMessage");
        stage.line().each("ReceiveMessage", LineFaults.answerLost());
        eventually(() -> assertThat(stage.line().calls("ReceiveMessage")).isGreaterThan(polls));
        probe.send(message(order));
        int since = stage.line().calls("ReceiveMessage");
        eventually(() -> assertThat(stage.line().calls("ReceiveMessage")).isGreaterThan(since + 4));
        stage.mend();

        awaitOneEffectAndAnEmptyQueue();
    }

    private List<String> receiptsDeletedSince(int calls) {
        List<String> receipts = new ArrayList<>();
        List<Call> all = stage.line().calls();
        all.subList(calls, all.size()).stream().filter(call -> call.is("DeleteMessageBatch"))
            .map(call -> LineFaults.object(call.request().body()).withArray("Entries"))
            .forEach(entries -> {
                for (JsonNode entry : entries) {
                    receipts.add(entry.path("ReceiptHandle").asText());
                }
            });
        return receipts;
    }
}
