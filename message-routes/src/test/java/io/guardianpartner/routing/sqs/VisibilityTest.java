package io.guardianpartner.routing.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

class VisibilityTest {

    private static final String QUEUE = "https://queue";
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final AtomicLong clock = new AtomicLong();
    private final ScriptedSqs sqs = new ScriptedSqs();
    private final HeldMessages held = new HeldMessages(clock::get);
    private final AtomicInteger overdue = new AtomicInteger();
    private final Visibility visibility = new Visibility(sqs, held, HEARTBEAT, Duration.ofMinutes(15),
        overdue::incrementAndGet);

    @Test
    void eachBeatRenewsWhatIsInHandForAWhile() {
        held.add(QUEUE, "old", 30);
        pass(HEARTBEAT);
        held.add(QUEUE, "new", 30);
        visibility.renew();

        assertThat(sqs.changes()).extracting(ChangeMessageVisibilityBatchRequestEntry::receiptHandle,
            ChangeMessageVisibilityBatchRequestEntry::visibilityTimeout).containsExactly(tuple("old", 30));
    }

    @Test
    void noMessageGoesThreeBeatsWithoutRenewalAlsoWhenOneFails() {
        held.add(QUEUE, "m", 30);
        sqs.thenBreak();
        beat();
        beat();

        assertThat(sqs.changes()).hasSize(2);
    }

    @Test
    void whatWasLetGoIsNotRenewed() {
        held.add(QUEUE, "m", 30);
        visibility.letGo("m");
        beat();

        assertThat(sqs.changes()).isEmpty();
    }

    @Test
    void whatSqsNoLongerKnowsIsForgotten() {
        held.add(QUEUE, "gone", 30);
        sqs.thenFail(true, "gone");
        beat();

        assertThat(held.all()).isEmpty();
    }

    @Test
    void whatIsHeldForTooLongIsLetGoAndCounted() {
        held.add(QUEUE, "stuck", 30);
        pass(Duration.ofMinutes(15));
        visibility.renew();

        assertThat(held.all()).isEmpty();
        assertThat(sqs.changes()).isEmpty();
        assertThat(overdue).hasValue(1);
    }

    @Test
    void manyAreGivenBackInBatchesOfTen() {
        for (var i = 0; i < 25; i++) {
            held.add(QUEUE, "m" + i, 30);
        }
        visibility.releaseAll();

        assertThat(sqs.changes()).hasSize(25).allMatch(change -> change.visibilityTimeout() == 0);
        assertThat(held.all()).isEmpty();
    }

    private void beat() {
        pass(HEARTBEAT);
        visibility.renew();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
