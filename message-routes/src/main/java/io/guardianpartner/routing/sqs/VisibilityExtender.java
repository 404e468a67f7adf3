package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import io.guardianpartner.routing.sqs.InFlightMessages.InFlight;
import io.guardianpartner.support.FailureSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/**
 * Keeps messages in flight hidden from others: each message from its receipt on, not only from when its turn comes. One that
 * is in flight for too long is let go, so that a handler that hangs cannot keep it for ever.
 */
class VisibilityExtender {

    private static final Logger LOG = LoggerFactory.getLogger(VisibilityExtender.class);
    private static final int BATCH = 10;
    private static final Duration RELEASING = Duration.ofSeconds(3);
    /** Longer than any renewal takes. */
    private static final Duration RENEWING = Duration.ofHours(1);

    private final SqsClient sqs;
    private final InFlightMessages inFlight;
    private final Duration heartbeat;
    private final Duration holdAtMost;
    private final Runnable overdue;
    /** Taken during a request, so that no renewal overtakes the release of the same message. Fair: handlers wait for it. */
    private final ReentrantLock changing = new ReentrantLock(true);
    private volatile boolean ending;

    /** @param overdue is run for each message that is in flight for too long */
    VisibilityExtender(SqsClient sqs, InFlightMessages inFlight, Duration heartbeat, Duration holdAtMost,
        Runnable overdue) {
        this.sqs = sqs;
        this.inFlight = inFlight;
        this.heartbeat = heartbeat;
        this.holdAtMost = holdAtMost;
        this.overdue = overdue;
    }

    /** One heartbeat. It never throws. */
    void renew() {
        for (var late : inFlight.inFlightFor(holdAtMost)) {
            LOG.warn("A message has been in flight for {}: it is no longer renewed and may be received again",
                holdAtMost);
            overdue.run();
            inFlight.remove(late.receiptHandle());
        }
        change(inFlight.notRenewedFor(heartbeat.dividedBy(2)), true, RENEWING);
    }

    /** From here on the message is not renewed any more, and no renewal of it is under way. */
    void letGo(String receiptHandle) {
        changing.lock();
        try {
            inFlight.remove(receiptHandle);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Gives these back to the queue, as far as a few seconds allow. What is not given back then becomes visible when its time is over.
     */
    void release(Collection<String> receiptHandles) {
        var messages = receiptHandles.stream().map(inFlight::get).filter(Objects::nonNull).toList();
        change(messages, false, RELEASING);
        receiptHandles.forEach(inFlight::remove);
    }

    /**
     * Gives everything in flight back to the queue at once, as far as a few seconds allow. What is not given back then
     * becomes visible when its time is over. Nothing is renewed any more.
     */
    void releaseAll() {
        ending = true;
        change(inFlight.all(), false, RELEASING);
    }

    private void change(List<InFlight> messages, boolean hide, Duration atMost) {
        var until = System.nanoTime() + atMost.toNanos();
        var byQueue = messages.stream().collect(Collectors.groupingBy(InFlight::queueUrl));
        byQueue.forEach((queueUrl, own) -> {
            for (var from = 0; from < own.size() && !(hide && ending) && lock(until); from += BATCH) {
                try {
                    change(queueUrl, own.subList(from, Math.min(from + BATCH, own.size())), hide);
                } finally {
                    changing.unlock();
                }
            }
        });
    }

    private boolean lock(long until) {
        try {
            return System.nanoTime() < until
                && changing.tryLock(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void change(String queueUrl, List<InFlight> batch, boolean hide) {
        var left = batch.stream().filter(inFlight::has).toList();
        if (!left.isEmpty()) {
            request(queueUrl, left, hide);
        }
    }

    private void request(String queueUrl, List<InFlight> batch, boolean hide) {
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
                FailureSummary.of(e));
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

    private void settle(InFlight message, boolean hide) {
        if (hide) {
            inFlight.renewed(message);
        } else {
            inFlight.remove(message.receiptHandle());
        }
    }

    private void failed(InFlight message, BatchResultErrorEntry error) {
        LOG.debug("The visibility of a message could not be changed: {}", error.code());
        if (Boolean.TRUE.equals(error.senderFault())) {
            inFlight.remove(message.receiptHandle());
        }
    }
}
