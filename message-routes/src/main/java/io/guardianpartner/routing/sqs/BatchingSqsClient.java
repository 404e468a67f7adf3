package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.guardianpartner.routing.breaker.InboundBreaker;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * An SQS client for many handlers of one queue, that remembers what it was given. Messages are received ten at a time, by threads of its
 * own and before they are asked for, and handed out one by one. A message that was received with a visibility timeout stays hidden
 * until it is deleted or its visibility is changed; deletes go in batches, a little later than they are asked for; what
 * is still in flight when the client is closed goes back to the queue at once.
 */
public final class BatchingSqsClient extends SqsDelegate {

    /** Camel waits for a thread that asks, so a route stops no sooner. */
    private static final Duration TAKING = Duration.ofSeconds(2);
    private static final ReceiveMessageResponse NOTHING = ReceiveMessageResponse.builder().build();
    private static final DeleteMessageResponse TAKEN_OVER = DeleteMessageResponse.builder().build();

    private final InFlightMessages inFlight = new InFlightMessages(System::nanoTime);
    private final Prefetch prefetch;
    private final InboundBreaker breaker;
    private final SqsProperties properties;
    private final AtomicReference<QueuePolls> polls = new AtomicReference<>();
    private final VisibilityExtender visibility;
    private final BatchingAcknowledger deletes;
    private final ScheduledExecutorService heartbeat;

    /**
     * @param delegate
     *            makes the calls, and is closed with this
     * @param overdue
     *            is run for each message that is in flight for longer than it is kept hidden
     */
    public BatchingSqsClient(SqsClient delegate, SqsProperties properties, InboundBreaker breaker, Runnable overdue) {
        super(delegate);
        this.breaker = breaker;
        this.properties = properties;
        prefetch = new Prefetch(properties.polls(), System::nanoTime);
        visibility = new VisibilityExtender(delegate, inFlight, properties.heartbeat(), properties.holdAtMost(),
            overdue);
        deletes = new BatchingAcknowledger(delegate, properties, inFlight::remove);
        heartbeat = Executors.newSingleThreadScheduledExecutor(BatchingSqsClient::daemon);
        var every = properties.heartbeat().toMillis();
        heartbeat.scheduleWithFixedDelay(visibility::renew, every, every, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "sqs-heartbeat");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Waits for a message that {@link QueuePolls} bring: one at a time, whatever is asked for, so that none waits behind another while
     * a thread is free. The first request says how all of them ask the queue.
     */
    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        if (polls.get() == null) {
            startPolls(request);
        }
        try {
            var message = prefetch.take(TAKING);
            while (message != null && isLetGo(message, request)) {
                breaker.unused(1);
                message = prefetch.take(TAKING);
            }
            return message == null ? NOTHING : ReceiveMessageResponse.builder().messages(message).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOTHING;
        }
    }

    /** Waited for too long, or refused a renewal: others may have it by now. */
    private boolean isLetGo(Message message, ReceiveMessageRequest request) {
        return request.visibilityTimeout() != null && inFlight.get(message.receiptHandle()) == null;
    }

    private void startPolls(ReceiveMessageRequest request) {
        var first = new QueuePolls(delegate, prefetch, breaker, inFlight, this::giveBack, request);
        if (polls.compareAndSet(null, first)) {
            first.start(properties.polls());
        }
    }

    /** What was received and no handler has begun is there for other pods at once. */
    private void giveBack(List<Message> messages) {
        if (!messages.isEmpty()) {
            breaker.unused(messages.size());
            visibility.release(messages.stream().map(Message::receiptHandle).toList());
        }
    }

    /** Returns before the message is deleted; it stays hidden until it is. */
    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        deletes.add(request.queueUrl(), request.receiptHandle());
        return TAKEN_OVER;
    }

    /** From here on the queue decides when the message is given out again. */
    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        visibility.letGo(request.receiptHandle());
        return delegate.changeMessageVisibility(request);
    }

    /** No poll begins any more, and no handler begins; polls under way go on. What was received and not begun is given back. */
    public void stopReceiving() {
        giveBack(prefetch.close());
    }

    /** Waits for the polls under way, so that nothing is given to a process that has gone. */
    public void awaitLastPoll() {
        prefetch.awaitLastPoll(QueuePolls.longest(properties.waitTime()));
    }

    /**
     * Lets no poll begin, gives back what no handler has begun, and waits for the polls under way and for the handlers.
     *
     * @return whether all messages are deleted or given back; either way {@link #rest} follows
     */
    boolean drain(Duration atMost) {
        giveBack(prefetch.hold());
        return prefetch.awaitLastPoll(QueuePolls.longest(properties.waitTime())) && inFlight.awaitEmpty(atMost);
    }

    /** Lets no poll begin until a message is asked for. */
    void rest() {
        giveBack(prefetch.rest());
    }

    /** Deletes what is to be deleted, and gives back the rest. */
    @Override
    public void close() {
        stopReceiving();
        awaitLastPoll();
        deletes.close();
        heartbeat.shutdownNow();
        visibility.releaseAll();
        delegate.close();
    }
}
