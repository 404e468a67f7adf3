package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.resilience4j.core.IntervalFunction;
import io.guardianpartner.support.FailureSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/**
 * Deletes messages ten at a time. What SQS did not delete is tried again; what it refuses, or what fails too often, is
 * given up: the message comes again and is found to be a duplicate.
 */
class BatchingAcknowledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchingAcknowledger.class);
    private static final int BATCH = 10;
    private static final int ATTEMPTS = 6;
    private static final IntervalFunction PAUSE = IntervalFunction.ofExponentialBackoff(Duration.ofMillis(100), 2);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private record Pending(String queueUrl, String receiptHandle) {}

    private final SqsClient sqs;
    private final BatchQueue<Pending> pending;
    private final Consumer<String> done;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean givenUp;

    /**
     * @param done
     *            told the receipt handle of each message that is deleted or given up
     */
    BatchingAcknowledger(SqsClient sqs, SqsProperties properties, Consumer<String> done) {
        this.sqs = sqs;
        this.pending = new BatchQueue<>(BATCH, properties.pendingDeletes(), properties.deleteDelay());
        this.done = done;
        for (var i = 0; i < properties.deleters(); i++) {
            var worker = new Thread(this::work, "sqs-deletes-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    /** Takes the delete over; waits while too many are pending. */
    void add(String queueUrl, String receiptHandle) {
        try {
            pending.put(new Pending(queueUrl, receiptHandle));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what is pending, for a few seconds at most: an SQS that is away shall hold up no process that ends. */
    @Override
    public void close() {
        var until = System.nanoTime() + CLOSING.toNanos();
        pending.close();
        try {
            for (var worker : workers) {
                worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        giveUp();
    }

    private void giveUp() {
        givenUp = true;
        workers.forEach(Thread::interrupt);
        if (pending.size() > 0) {
            LOG.warn("{} handled messages were not deleted before the stop and will be received again", pending.size());
        }
    }

    private void work() {
        try {
            for (var batch = pending.take(); !batch.isEmpty(); batch = pending.take()) {
                batch.stream().collect(Collectors.groupingBy(Pending::queueUrl)).forEach(this::delete);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete(String queueUrl, List<Pending> batch) {
        var left = batch;
        for (var attempt = 0; attempt < ATTEMPTS && !left.isEmpty() && !givenUp; attempt++) {
            if (attempt > 0 && !pause(PAUSE.apply(attempt))) {
                break;
            }
            left = deleteOnce(queueUrl, left);
        }
        if (!left.isEmpty()) {
            LOG.warn("{} handled messages could not be deleted and will be received again", left.size());
            left.forEach(pending -> done.accept(pending.receiptHandle()));
        }
    }

    /** @return those that are worth another try */
    private List<Pending> deleteOnce(String queueUrl, List<Pending> batch) {
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (var pending : batch) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .receiptHandle(pending.receiptHandle())
                .build());
        }
        try {
            var answer = sqs.deleteMessageBatch(all -> all.queueUrl(queueUrl).entries(entries));
            var again = new ArrayList<Pending>();
            answer.successful().forEach(ok -> done.accept(batch.get(Integer.parseInt(ok.id())).receiptHandle()));
            answer.failed().forEach(failed -> {
                var pending = batch.get(Integer.parseInt(failed.id()));
                if (Boolean.TRUE.equals(failed.senderFault())) {
                    LOG.info("A handled message could not be deleted and may be received again: {}", failed.code());
                    done.accept(pending.receiptHandle());
                } else {
                    again.add(pending);
                }
            });
            return again;
        } catch (RuntimeException e) {
            LOG.warn("Deleting {} messages failed: {}", batch.size(), FailureSummary.of(e));
            return batch;
        }
    }

    private static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
