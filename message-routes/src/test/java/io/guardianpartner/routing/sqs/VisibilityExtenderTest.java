package io.guardianpartner.routing.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

class VisibilityExtenderTest {

    private static final String QUEUE = "https://queue";
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final AtomicLong clock = new AtomicLong();
    private final ScriptedSqs sqs = new ScriptedSqs();
    private final InFlightMessages inFlight = new InFlightMessages(clock::get);
    private final AtomicInteger overdue = new AtomicInteger();
    private final VisibilityExtender visibility = new VisibilityExtender(sqs, inFlight, HEARTBEAT,
        Duration.ofMinutes(15),
        overdue::incrementAndGet);

    @Test
    void eachBeatRenewsWhatIsInHandForAWhile() {
        inFlight.add(QUEUE, "old", 30);
        pass(HEARTBEAT);
        inFlight.add(QUEUE, "new", 30);
        visibility.renew();

        assertThat(sqs.changes()).extracting(ChangeMessageVisibilityBatchRequestEntry::receiptHandle,
            ChangeMessageVisibilityBatchRequestEntry::visibilityTimeout).containsExactly(tuple("old", 30));
    }

    @Test
    void noMessageGoesThreeBeatsWithoutRenewalAlsoWhenOneFails() {
        inFlight.add(QUEUE, "m", 30);
        sqs.thenBreak();
        beat();
        beat();

        assertThat(sqs.changes()).hasSize(2);
    }

    @Test
    void whatWasLetGoIsNotRenewed() {
        inFlight.add(QUEUE, "m", 30);
        visibility.letGo("m");
        beat();

        assertThat(sqs.changes()).isEmpty();
    }

    @Test
    void whatSqsNoLongerKnowsIsForgotten() {
        inFlight.add(QUEUE, "gone", 30);
        sqs.thenFail(true, "gone");
        beat();

        assertThat(inFlight.all()).isEmpty();
    }

    @Test
    void whatIsHeldForTooLongIsLetGoAndCounted() {
        inFlight.add(QUEUE, "stuck", 30);
        pass(Duration.ofMinutes(15));
        visibility.renew();

        assertThat(inFlight.all()).isEmpty();
        assertThat(sqs.changes()).isEmpty();
        assertThat(overdue).hasValue(1);
    }

    @Test
    void manyAreGivenBackInBatchesOfTen() {
        for (var i = 0; i < 25; i++) {
            inFlight.add(QUEUE, "m" + i, 30);
        }
        visibility.releaseAll();

        assertThat(sqs.changes()).hasSize(25).allMatch(change -> change.visibilityTimeout() == 0);
        assertThat(inFlight.all()).isEmpty();
    }

    @Test
    void givingBackWaitsForOneRequestOfAHeartbeatAndNoFurtherOneFollows() throws Exception {
        var asked = new CountDownLatch(1);
        var mayAnswer = new CountDownLatch(1);
        var slow = new ScriptedSqs() {
            @Override
            public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
                ChangeMessageVisibilityBatchRequest request) {
                asked.countDown();
                assertThatCode(mayAnswer::await).doesNotThrowAnyException();
                return super.changeMessageVisibilityBatch(request);
            }
        };
        var stopping = new VisibilityExtender(slow, inFlight, HEARTBEAT, Duration.ofMinutes(15),
            overdue::incrementAndGet);
        for (var i = 0; i < 25; i++) {
            inFlight.add(QUEUE, "m" + i, 30);
        }
        pass(HEARTBEAT);
        var renewing = CompletableFuture.runAsync(stopping::renew);
        asked.await();
        var releasing = new Thread(stopping::releaseAll);
        releasing.start();
        await().until(() -> releasing.getState() == Thread.State.TIMED_WAITING);
        mayAnswer.countDown();
        releasing.join();
        renewing.join();

        assertThat(slow.changes()).extracting(ChangeMessageVisibilityBatchRequestEntry::visibilityTimeout)
            .hasSize(10 + 25).startsWith(30).endsWith(0).filteredOn(timeout -> timeout == 0).hasSize(25);
    }

    private void beat() {
        pass(HEARTBEAT);
        visibility.renew();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
