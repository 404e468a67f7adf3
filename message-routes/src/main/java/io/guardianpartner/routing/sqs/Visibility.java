package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.guardianpartner.routing.Causes;
import io.guardianpartner.routing.sqs.HeldMessages.Held;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/**
 * Keeps what is in hand hidden from others: each message from its receipt on, not only from when its turn comes. One that
 * is held for too long is let go, so that a handler that hangs cannot keep it for ever.
 */
class Visibility {

    private static final Logger LOG = LoggerFactory.getLogger(Visibility.class);
    private static final int BATCH = 10;
    private static final Duration RELEASING = Duration.ofSeconds(3);

    private final SqsClient sqs;
    private final HeldMessages held;
    private final Duration heartbeat;
    private final Duration holdAtMost;
    private final Runnable overdue;
    /** Held during a request, so that no renewal overtakes the release of the same message. Fair: handlers wait for it. */
    private final ReentrantLock changing = new ReentrantLock(true);
    private volatile boolean ending;

    /** @param overdue is run for each message that is held for too long */
    Visibility(SqsClient sqs, HeldMessages held, Duration heartbeat, Duration holdAtMost, Runnable overdue) {
        this.sqs = sqs;
        this.held = held;
        this.heartbeat = heartbeat;
        this.holdAtMost = holdAtMost;
        this.overdue = overdue;
    }

    /** One heartbeat. It never throws. */
    void renew() {
        for (var late : held.heldFor(holdAtMost)) {
            LOG.warn("A message is in hand for {} and is no longer kept from others", holdAtMost);
            overdue.run();
            held.remove(late.receiptHandle());
        }
        change(held.notRenewedFor(heartbeat.dividedBy(2)), true, () -> !ending);
    }

    /** From here on the message is not renewed any more, and no renewal of it is under way. */
    void letGo(String receiptHandle) {
        changing.lock();
        try {
            held.remove(receiptHandle);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Gives everything in hand back to the queue at once, as far as a few seconds allow. What is not given back then
     * becomes visible when its time is over. Nothing is renewed any more.
     */
    void releaseAll() {
        ending = true;
        var until = System.nanoTime() + RELEASING.toNanos();
        change(held.all(), false, () -> System.nanoTime() < until);
    }

    private void change(List<Held> messages, boolean hide, BooleanSupplier goesOn) {
        var byQueue = messages.stream().collect(Collectors.groupingBy(Held::queueUrl));
        byQueue.forEach((queueUrl, own) -> {
            for (var from = 0; from < own.size() && goesOn.getAsBoolean(); from += BATCH) {
                change(queueUrl, own.subList(from, Math.min(from + BATCH, own.size())), hide);
            }
        });
    }

    private void change(String queueUrl, List<Held> batch, boolean hide) {
        changing.lock();
        try {
            var left = batch.stream().filter(held::has).toList();
            if (!left.isEmpty()) {
                request(queueUrl, left, hide);
            }
        } finally {
            changing.unlock();
        }
    }

    private void request(String queueUrl, List<Held> batch, boolean hide) {
        var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
        for (var message : batch) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(hide ? message.visibilitySeconds() : 0)
                .build());
        }
        try {
            var answer = sqs.changeMessageVisibilityBatch(patient(queueUrl, entries, hide));
            answer.successful().forEach(done -> settle(batch.get(Integer.parseInt(done.id())), hide));
            answer.failed().forEach(failed -> failed(batch.get(Integer.parseInt(failed.id())), failed));
        } catch (RuntimeException e) {
            LOG.warn("The visibility of {} messages could not be changed: {}", batch.size(),
                Causes.of(e));
        }
    }

    private static ChangeMessageVisibilityBatchRequest patient(String queueUrl,
        List<ChangeMessageVisibilityBatchRequestEntry> entries, boolean hide) {
        var request = ChangeMessageVisibilityBatchRequest.builder().queueUrl(queueUrl).entries(entries);
        if (!hide) {
            request.overrideConfiguration(call -> call.apiCallTimeout(RELEASING));
        }
        return request.build();
    }

    private void settle(Held message, boolean hide) {
        if (hide) {
            held.renewed(message);
        } else {
            held.remove(message.receiptHandle());
        }
    }

    private void failed(Held message, BatchResultErrorEntry error) {
        LOG.debug("The visibility of a message could not be changed: {}", error.code());
        if (Boolean.TRUE.equals(error.senderFault())) {
            held.remove(message.receiptHandle());
        }
    }
}
