package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.acceptance.conformance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.guardianpartner.message.Message;
import org.junit.jupiter.api.Test;

/** Duplicates and order, and what two consumers make of one message. Two pods run, each handles one message at a time. */
abstract class DuplicateScenarios extends Scenarios {

    private final double duplicatesBefore;
    private final double staleBefore;

    DuplicateScenarios(Stage stage) {
        super(stage);
        duplicatesBefore = stage.counted("duplicate");
        staleBefore = stage.counted("stale");
    }

    @Test
    void theSameMessageTwiceHasOneEffect() {
        Message message = message(order);
        probe.send(message);
        awaitOneEffectAndAnEmptyQueue();
        probe.send(message);

        eventually(() -> assertThat(duplicates()).isPositive());
        awaitOneEffectAndAnEmptyQueue();
        eventually(() -> assertThat(published()).hasSize(1));
    }

    @Test
    void theSameMessageTwiceInOneBatchHasOneEffect() {
        stage.line().each("ReceiveMessage", LineFaults.repeated());
        awaitPollsBegunAnew();
        probe.send(message(order));

        eventually(() -> assertThat(duplicates()).isPositive());
        awaitOneEffectAndAnEmptyQueue();
    }

    @Test
    void theSameMessageAtTheSameTimeOnTwoPodsHasOneEffect() {
        CountDownLatch mayEnd = script.hold();
        script.beforeCommit(order, Script.holding(mayEnd));
        Message message = message(order);
        probe.send(message);
        eventually(() -> assertThat(script.seen(order)).hasSize(1));
        probe.send(message);
        await().during(Duration.ofSeconds(2)).until(() -> effects() == 0);
        mayEnd.countDown();

        eventually(() -> assertThat(duplicates()).isPositive());
        awaitOneEffectAndAnEmptyQueue();
    }

    @Test
    void ofTwoConsumersOneGetsTheMessage() {
        CountDownLatch mayEnd = script.hold();
        script.whenHandling(order, Script.holding(mayEnd));
        probe.send(message(order));
        eventually(() -> assertThat(script.seen(order)).hasSize(1));
        assertNobodyHandlesItAgain();
        mayEnd.countDown();

        awaitOneEffectAndAnEmptyQueue();
        assertThat(script.seen(order)).hasSize(1);
        assertThat(duplicates()).isZero();
    }

    @Test
    void theHandlerOutlivesItsVisibilityAndThereIsOneEffect() {
        CountDownLatch mayEnd = script.hold();
        script.beforeCommit(order, Script.holding(mayEnd));
        stage.line().each("ChangeMessageVisibilityBatch", LineFaults.requestLost());
        probe.send(message(order));
        eventually(() -> assertThat(script.seen(order)).hasSize(1));
        awaitBothPodsBusy();
        mayEnd.countDown();

        eventually(() -> assertThat(duplicates()).isPositive());
        awaitOneEffectAndAnEmptyQueue();
    }

    @Test
    void aLateMessageIsDroppedByTheStateThatItMeets() {
        probe.send(refunded(order, 3));
        awaitOneEffectAndAnEmptyQueue();
        probe.send(refunded(order, 2));

        eventually(() -> assertThat(stale()).isOne());
        awaitOneEffectAndAnEmptyQueue();
        assertThat(parked()).isEmpty();
    }

    @Test
    void messagesOutOfOrderEndInTheStateOfTheLatest() {
        stage.line().each("ReceiveMessage", LineFaults.reversed());
        List<Message> messages = IntStream.rangeClosed(1, 6).mapToObj(total -> refunded(order, total)).toList();
        messages.forEach(probe::send);
        eventually(() -> assertThat(stage.ledger().effects(order)).isPositive());
        probe.awaitEmptyQueue();
        int effects = effects();
        double stale = stale();
        probe.send(refunded(order, 6));

        eventually(() -> assertThat(stale()).isGreaterThan(stale));
        assertThat(effects()).isEqualTo(effects);
    }

    @Test
    void aDuplicateThatArrivesAfterTheRecordExpiredIsMetByTheState() {
        Message message = refunded(order, 3);
        probe.send(message);
        awaitOneEffectAndAnEmptyQueue();
        stage.ledger().ageRecords();
        eventually(() -> assertThat(stage.ledger().records()).isZero());
        probe.send(message);

        eventually(() -> assertThat(stale()).as("it was not known as a duplicate any more").isOne());
        awaitOneEffectAndAnEmptyQueue();
    }

    private double duplicates() {
        return stage.counted("duplicate") - duplicatesBefore;
    }

    private double stale() {
        return stage.counted("stale") - staleBefore;
    }

    /** Waits until nobody polls any more: each pod then handles the message. */
    private void awaitBothPodsBusy() {
        int[] calls = {-1};
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(2500)).until(() -> {
            int before = calls[0];
            calls[0] = stage.line().calls("ReceiveMessage");
            return before == calls[0];
        });
    }

    /** Until no poll is under way that began before now. */
    private void awaitPollsBegunAnew() {
        int before = stage.line().calls("ReceiveMessage");
        eventually(() -> assertThat(stage.line().calls("ReceiveMessage")).isGreaterThan(before + 3));
    }
}
