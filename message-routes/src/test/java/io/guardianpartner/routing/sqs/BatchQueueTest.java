package io.guardianpartner.routing.sqs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class BatchQueueTest {

    private final BatchQueue<Integer> batches = new BatchQueue<>(10, 100, Duration.ofMillis(20));

    @Test
    void takersThatWaitForTheSameElementsGetBatchesUntilItIsClosed() throws Exception {
        var takers = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.supplyAsync(this::takeAll)).toList();

        for (var element = 0; element < 200; element++) {
            batches.put(element);
        }
        batches.put(200);
        assertThat(takers).as("nobody leaves while it is open").noneMatch(CompletableFuture::isDone);
        batches.close();

        var taken = new ArrayList<Integer>();
        for (var taker : takers) {
            taken.addAll(taker.get(10, SECONDS));
        }
        assertThat(taken).hasSize(201).doesNotHaveDuplicates();
    }

    @Test
    void aTakerWhoseElementsAnotherHasTakenWaitsOn() throws Exception {
        batches.put(1);
        var first = CompletableFuture.supplyAsync(this::take);
        var second = CompletableFuture.supplyAsync(this::take);
        CompletableFuture.anyOf(first, second).get(10, SECONDS);

        batches.put(2);

        assertThat(List.of(first.get(10, SECONDS), second.get(10, SECONDS)))
            .containsExactlyInAnyOrder(List.of(1), List.of(2));
    }

    private List<Integer> takeAll() {
        var all = new ArrayList<Integer>();
        for (var batch = take(); !batch.isEmpty(); batch = take()) {
            all.addAll(batch);
        }
        return all;
    }

    private List<Integer> take() {
        try {
            return batches.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
