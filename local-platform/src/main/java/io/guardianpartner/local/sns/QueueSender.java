package io.guardianpartner.local.sns;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Sends to queues in batches. It never waits for a batch to fill: while a batch is on its way, what comes meanwhile
 * becomes the next one.
 */
final class QueueSender implements AutoCloseable {

    private static final int WORKERS = 4;
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final UnaryOperator<String> urlOfQueue;
    private final ConcurrentMap<String, Lane> lanes = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, task -> {
        Thread thread = new Thread(task, "local-sns-delivery");
        thread.setDaemon(true);
        return thread;
    });

    /** @param urlOfQueue from a queue's name to its URL */
    QueueSender(SqsClient sqs, UnaryOperator<String> urlOfQueue) {
        this.sqs = sqs;
        this.urlOfQueue = urlOfQueue;
    }

    /**
     * Sends messages to one queue.
     *
     * @return for each message what becomes of it: done once the queue has it, else a {@link DeliveryFailure}
     */
    List<CompletableFuture<Void>> send(String queue, List<QueueMessage> messages) {
        Lane lane = lanes.computeIfAbsent(queue, name -> new Lane(urlOfQueue.apply(name)));
        List<Parcel> parcels = messages.stream().map(Parcel::new).toList();
        lane.add(parcels);
        // There is one turn per message at least: a turn that finds none left was preceded by one that took more.
        parcels.forEach(parcel -> workers.execute(lane::deliverOnce));
        return parcels.stream().map(Parcel::outcome).toList();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private static String reason(AwsServiceException e) {
        return e.awsErrorDetails() == null ? e.getMessage() : e.awsErrorDetails().errorCode();
    }

    private record Parcel(QueueMessage message, CompletableFuture<Void> outcome) {

        Parcel(QueueMessage message) {
            this(message, new CompletableFuture<>());
        }

        void fail(String why, boolean clientSide, Throwable cause) {
            outcome.completeExceptionally(new DeliveryFailure(why, clientSide, cause));
        }
    }

    private final class Lane {

        private final String url;
        private final Deque<Parcel> waiting = new ArrayDeque<>();

        Lane(String url) {
            this.url = url;
        }

        synchronized void add(List<Parcel> parcels) {
            waiting.addAll(parcels);
        }

        void deliverOnce() {
            List<Parcel> batch = nextBatch();
            if (!batch.isEmpty()) {
                deliver(batch);
            }
        }

        private synchronized List<Parcel> nextBatch() {
            List<Parcel> batch = new ArrayList<>(BATCH);
            int size = 0;
            while (batch.size() < BATCH && !waiting.isEmpty()) {
                size += waiting.peek().message().size();
                if (!batch.isEmpty() && size > Notification.SIZE_LIMIT) {
                    break;
                }
                batch.add(waiting.poll());
            }
            return batch;
        }

        private void deliver(List<Parcel> batch) {
            try {
                settle(batch, sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries(batch))));
            } catch (AwsServiceException e) {
                if (e.statusCode() < 500 && batch.size() > 1) {
                    // One bad message may spoil the batch for the others.
                    batch.forEach(parcel -> deliver(List.of(parcel)));
                } else {
                    batch.forEach(parcel -> parcel.fail(reason(e), e.statusCode() < 500, e));
                }
            } catch (RuntimeException e) {
                batch.forEach(parcel -> parcel.fail(e.toString(), false, e));
            }
        }

        private List<SendMessageBatchRequestEntry> entries(List<Parcel> batch) {
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                entries.add(batch.get(i).message().entry(String.valueOf(i)));
            }
            return entries;
        }

        private void settle(List<Parcel> batch, SendMessageBatchResponse response) {
            Map<String, BatchResultErrorEntry> failed = new HashMap<>();
            response.failed().forEach(failure -> failed.put(failure.id(), failure));
            for (int i = 0; i < batch.size(); i++) {
                BatchResultErrorEntry failure = failed.get(String.valueOf(i));
                if (failure == null) {
                    batch.get(i).outcome().complete(null);
                } else {
                    batch.get(i).fail(failure.code() + ": " + failure.message(), failure.senderFault(), null);
                }
            }
        }
    }
}
