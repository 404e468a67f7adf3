package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.acceptance.conformance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import io.guardianpartner.routing.failure.RejectedMessageException;
import io.guardianpartner.test.ProbedMessage;
import org.junit.jupiter.api.Test;

/** Sending: what becomes of a message that an effect has to tell. */
abstract class SendingScenarios extends Scenarios {

    private static final String UNICODE = "Não há 🍕, 没有, لا يوجد; \uFFFE, \"\\\" & <b>";

    SendingScenarios(Stage stage) {
        super(stage);
    }

    @Test
    void nothingIsSentWhenTheTransactionRollsBack() {
        script.beforeCommit(order, message -> {
            throw new RejectedMessageException("not this one");
        });
        Message message = message(order);
        probe.send(message);

        probe.awaitDeadLetter(message.body());
        assertNothingIsPublished();
        assertThat(effects()).isZero();
        assertThat(stage.ledger().waiting()).isZero();
    }

    @Test
    void nothingIsSentBeforeTheCommit() {
        CountDownLatch mayCommit = script.hold();
        script.beforeCommit(order, Script.holding(mayCommit));
        probe.send(message(order));
        eventually(() -> assertThat(script.seen(order)).hasSize(1));
        assertNothingIsPublished();
        mayCommit.countDown();

        eventually(() -> assertThat(published()).hasSize(1));
        awaitOneEffectAndAnEmptyQueue();
    }

    @Test
    void afterAFailureRightAfterTheCommitItIsSentLater() {
        stage.line().each("PublishBatch", LineFaults.requestLost());
        probe.send(message(order));
        awaitOneEffectAndAnEmptyQueue();
        stage.stopAll();
        assertThat(stage.ledger().waiting()).isOne();
        assertThat(published()).isEmpty();
        stage.mend();
        stage.start();

        eventually(() -> assertThat(published()).hasSize(1));
        eventually(() -> assertThat(stage.ledger().waiting()).isZero());
        assertThat(effects()).isOne();
    }

    @Test
    void afterBlowingUpJustAfterDispatchItIsSentTwiceAndAppliedOnce() {
        Ledger receiver = stage.ledgerOf(Services.PAYMENTS);
        stage.line().next("PublishBatch", LineFaults.answerLost());
        try (Pod payments = stage.startAs(Services.PAYMENTS)) {
            probe.send(message(order));

            eventually(() -> assertThat(published()).hasSize(2));
            assertThat(published()).extracting(message -> message.attributes().get(Attributes.MESSAGE_ID))
                .containsOnly(published().get(0).attributes().get(Attributes.MESSAGE_ID));
            eventually(() -> assertThat(payments.counted("duplicate")).isOne());
            assertThat(receiver.effects(order)).isOne();
        }
    }

    @Test
    void ofAPartlyFailedBatchOnlyTheFailedAreSentAgain() {
        HalfFailed half = new HalfFailed();
        script.tells(order, messages -> IntStream.range(0, 6)
            .mapToObj(number -> Script.cancellation(messages, order, "number " + number)).toList());
        stage.line().next("PublishBatch", half);
        probe.send(message(order));

        eventually(() -> assertThat(published()).hasSize(6));
        eventually(() -> assertThat(stage.ledger().waiting()).isZero());
        assertThat(half.failed()).hasSize(3);
        assertThat(published()).hasSize(6);
        assertThat(new HashSet<>(published())).hasSize(6);
    }

    @Test
    void aMessageOverTheSizeLimitIsRefusedBeforeItIsStored() {
        script.tells(order, messages -> List.of(Script.cancellation(messages, order, "small"),
            Script.cancellation(messages, order, "large").withTraceparent("0".repeat(256 * 1024))));
        Message message = message(order);
        probe.send(message);

        ProbedMessage parked = probe.awaitDeadLetter(message.body());
        assertThat(parked.failure().get("detail").asText()).startsWith("MessageTooLargeException");
        assertThat(parked.failure().get("outcome").asText()).isEqualTo("rejected");
        assertThat(parked.failure().get("receives").asInt()).isOne();
        assertThat(effects()).isZero();
        assertThat(stage.ledger().waiting()).isZero();
        assertNothingIsPublished();
    }

    @Test
    void unicodeTravelsInTheBody() {
        probe.send(message(order, UNICODE));

        eventually(() -> assertThat(published()).hasSize(1));
        assertThat(script.seen(order).get(0).payload()).isInstanceOfSatisfying(PaymentRefundFailed.class,
            payload -> assertThat(payload.reason()).isEqualTo(UNICODE));
        assertThat(published().get(0).payload(PaymentCancellationRequested.class).reason()).isEqualTo(UNICODE);
    }

    @Test
    void unicodeTravelsInAttributes() {
        script.whenHandling(order, message -> {
            throw new RejectedMessageException("\u0001, \t, " + UNICODE);
        });
        Message message = message(order, UNICODE);
        probe.send(message);

        ProbedMessage parked = probe.awaitDeadLetter(message.body());
        assertThat(parked.failure().get("detail").asText())
            .isEqualTo("?, ?, Não há 🍕, 没有, لا يوجد; ?, \"\\\" & <b>");
    }

    private void assertNothingIsPublished() {
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4)).until(() -> published().isEmpty());
    }
}
