package io.guardianpartner.routing.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;

class BatchingAcknowledgerTest {

    private static final String QUEUE = "https://queue";

    private final ScriptedSqs sqs = new ScriptedSqs();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private BatchingAcknowledger deletes = batched(sqs, Duration.ofSeconds(2), 1000);

    private BatchingAcknowledger batched(ScriptedSqs client, Duration delay, int pending) {
        return new BatchingAcknowledger(client, new SqsProperties(Duration.ofSeconds(1), Duration.ofSeconds(30),
            Duration.ofMinutes(15), delay, pending, 1, 1), done::add);
    }

    @AfterEach
    void close() {
        deletes.close();
    }

    @Test
    void tenGoTogetherAtOnce() {
        receipts(10).forEach(this::delete);

        await().atMost(Duration.ofSeconds(1)).until(() -> done.size() == 10);
        assertThat(sqs.deletes()).containsExactly(receipts(10));
    }

    @Test
    void fewerWaitForOthersNoLongerThanTheDelay() {
        deletes.close();
        deletes = batched(sqs, Duration.ofMillis(20), 1000);
        receipts(3).forEach(this::delete);

        await().atMost(Duration.ofSeconds(1)).until(() -> done.size() == 3);
    }

    @Test
    void onlyWhatFailedIsTriedAgain() {
        sqs.thenFail(false, "r2", "r5");
        receipts(10).forEach(this::delete);

        await().until(() -> done.size() == 10);
        assertThat(sqs.deletes()).containsExactly(receipts(10), List.of("r2", "r5"));
    }

    @Test
    void aBatchThatWasNotAnsweredIsTriedAgain() {
        sqs.thenBreak().thenBreak();
        receipts(10).forEach(this::delete);

        await().until(() -> done.size() == 10);
        assertThat(sqs.deletes()).hasSize(3).containsOnly(receipts(10));
    }

    @Test
    void whatSqsRefusesIsGivenUp() {
        sqs.thenFail(true, "r1");
        receipts(10).forEach(this::delete);

        await().until(() -> done.contains("r1"));
        assertThat(sqs.deletes()).hasSize(1);
    }

    @Test
    void closingSendsWhatIsPending() {
        receipts(13).forEach(this::delete);
        deletes.close();

        assertThat(done).hasSize(13);
    }

    @Test
    void whoeverDeletesWaitsWhileTooManyArePending() {
        var line = new CountDownLatch(1);
        deletes.close();
        deletes = batched(new ScriptedSqs() {
            @Override
            public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
                awaitQuietly(line);
                return super.deleteMessageBatch(request);
            }
        }, Duration.ofMillis(1), 5);
        var adding = CompletableFuture.runAsync(() -> receipts(30).forEach(this::delete));

        await().during(Duration.ofMillis(500)).until(() -> !adding.isDone());
        line.countDown();
        await().until(() -> done.size() == 30);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete(String receipt) {
        deletes.add(QUEUE, receipt);
    }

    private static List<String> receipts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "r" + i).toList();
    }
}
