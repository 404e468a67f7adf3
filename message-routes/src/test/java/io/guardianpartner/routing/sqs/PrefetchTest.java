package io.guardianpartner.routing.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.guardianpartner.routing.sqs.Prefetch.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;

/** Handlers' threads and polls at one buffer, with a clock that stands still unless a test moves it. */
@Timeout(60)
class PrefetchTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int MOST = 4;

    private final AtomicLong nanos = new AtomicLong();
    private final Prefetch prefetch = new Prefetch(MOST, nanos::get);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() throws InterruptedException {
        prefetch.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothingIsPolledForWhileNobodyWaits() throws Exception {
        var poll = poll();
        assertThat(poll).isNotDone();
        var handler = handler();

        assertThat(poll.get(30, TimeUnit.SECONDS)).isEqualTo(Turn.ALONE);
        prefetch.answered(messages(1), 10);
        assertThat(handler.get(30, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void oneLongPollIsUnderWayHoweverManyHandlersAreIdle() throws Exception {
        IntStream.range(0, 5).forEach(any -> handler());
        assertThat(poll().get(30, TimeUnit.SECONDS)).isEqualTo(Turn.ALONE);
        var another = poll();
        prefetch.answered(List.of(), 10);

        assertThat(another.get(30, TimeUnit.SECONDS)).as("the next, after the first").isEqualTo(Turn.ALONE);
        assertNoPoll();
    }

    @Test
    void whatNoHandlerHasTakenIsHandedOutOnceWhenReceivingEnds() throws Exception {
        var handler = handler();
        poll().get(30, TimeUnit.SECONDS);
        prefetch.answered(messages(10), 10);
        handler.get(30, TimeUnit.SECONDS);

        assertThat(prefetch.hold()).hasSize(9);
        assertThat(prefetch.close()).isEmpty();
    }

    @Test
    void aPollThatBringsSomethingWhenNobodyAsksAnyMoreIsToldSo() throws Exception {
        handler();
        poll().get(30, TimeUnit.SECONDS);
        prefetch.rest();

        assertThat(prefetch.answered(messages(1), 10)).isFalse();
    }

    @Test
    void aHeldQueueIsNotPolledUntilItRestsAndSomebodyAsks() throws Exception {
        prefetch.hold();
        assertThat(handler().get(30, TimeUnit.SECONDS)).isNull();
        assertNoPoll();
        prefetch.rest();
        assertNoPoll();
        handler();

        assertThat(poll().get(30, TimeUnit.SECONDS)).isEqualTo(Turn.ALONE);
    }

    @Test
    void theLastPollIsWaitedForAndNoneBeginsAfterTheEnd() throws Exception {
        handler();
        poll().get(30, TimeUnit.SECONDS);
        prefetch.close();
        assertThat(prefetch.awaitLastPoll(Duration.ofMillis(1))).isFalse();
        threads.submit(() -> prefetch.answered(List.of(), 10));

        assertThat(prefetch.awaitLastPoll(LONG)).isTrue();
        assertThat(poll().get(30, TimeUnit.SECONDS)).isEqualTo(Turn.NEVER);
        prefetch.rest();
        assertThat(poll().get(30, TimeUnit.SECONDS)).as("what is closed stays closed").isEqualTo(Turn.NEVER);
    }

    @Test
    void aQueueThatStaysAwayIsAskedEverMoreSeldomUntilItAnswers() throws Exception {
        handler();
        var pauses = new ArrayList<Long>();
        for (var failures = 0; failures < 8; failures++) {
            poll().get(30, TimeUnit.SECONDS);
            var pause = prefetch.failed();
            pauses.add(pause.toSeconds());
            nanos.addAndGet(pause.toNanos());
        }
        poll().get(30, TimeUnit.SECONDS);
        prefetch.answered(List.of(), 10);
        poll().get(30, TimeUnit.SECONDS);
        pauses.add(prefetch.failed().toSeconds());

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 1L);
        assertNoPoll();
    }

    @Test
    void pollsThatFailTogetherAreOneFailure() throws Exception {
        for (var answers = 0; answers < 2; answers++) {
            handler();
            poll().get(30, TimeUnit.SECONDS);
            prefetch.answered(messages(10), 10);
            for (var taken = 0; taken < 9; taken++) {
                handler().get(30, TimeUnit.SECONDS);
            }
        }
        handler();
        poll().get(30, TimeUnit.SECONDS);
        assertThat(poll().get(30, TimeUnit.SECONDS)).isEqualTo(Turn.BESIDE_OTHERS);

        assertThat(prefetch.failed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(prefetch.failed()).isEqualTo(Duration.ZERO);
    }

    private CompletableFuture<Message> handler() {
        var started = new CountDownLatch(1);
        var taken = CompletableFuture.supplyAsync(() -> {
            started.countDown();
            return take();
        }, threads);
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return taken;
    }

    private Message take() {
        try {
            return prefetch.take(LONG);
        } catch (InterruptedException e) {
            return null;
        }
    }

    private Future<Turn> poll() {
        return threads.submit(prefetch::awaitTurn);
    }

    private void assertNoPoll() throws InterruptedException {
        var turn = new AtomicReference<Turn>();
        var poll = new Thread(() -> {
            try {
                turn.set(prefetch.awaitTurn());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        poll.start();
        await().during(Duration.ofMillis(300)).until(() -> turn.get() == null);
        poll.interrupt();
        poll.join();
        assertThat(turn.get()).isNull();
    }

    private static List<Message> messages(int count) {
        return IntStream.range(0, count).mapToObj(number -> Message.builder().build()).toList();
    }
}
