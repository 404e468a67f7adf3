package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.routing.breaker.InboundBreaker;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * An SQS client that remembers what it was given. A message that was received with a visibility timeout stays hidden
 * until it is deleted or its visibility is changed; deletes go in batches, a little later than they are asked for; what
 * is still in flight when the client is closed goes back to the queue at once.
 */
public final class BatchingSqsClient extends SqsDelegate {

    private static final Duration SPARE = Duration.ofSeconds(5);
    private static final DeleteMessageResponse TAKEN_OVER = DeleteMessageResponse.builder().build();

    private final PollGate polls = new PollGate();
    private final InFlightMessages inFlight = new InFlightMessages(System::nanoTime);
    private final InboundBreaker breaker;
    private final Duration waitTime;
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
        waitTime = properties.waitTime();
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

    /** Nothing once {@link #stopReceiving} was called, and no more than the breaker permits. */
    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        if (!polls.begin()) {
            return ReceiveMessageResponse.builder().build();
        }
        try {
            return receivePermitted(request);
        } finally {
            polls.end();
        }
    }

    private ReceiveMessageResponse receivePermitted(ReceiveMessageRequest request) {
        var permitted = breaker.permits(Objects.requireNonNullElse(request.maxNumberOfMessages(), 1));
        if (permitted == 0) {
            return ReceiveMessageResponse.builder().build();
        }
        var received = 0;
        try {
            var answer = delegate.receiveMessage(patient(request.copy(poll -> poll.maxNumberOfMessages(permitted))));
            received = answer.messages().size();
            if (request.visibilityTimeout() != null) {
                answer.messages().forEach(message -> inFlight.add(request.queueUrl(), message.receiptHandle(),
                    request.visibilityTimeout()));
            }
            return answer;
        } finally {
            breaker.unused(permitted - received);
        }
    }

    /** A long poll takes its time before any timeout of ours begins. */
    private ReceiveMessageRequest patient(ReceiveMessageRequest request) {
        if (request.waitTimeSeconds() == null || request.overrideConfiguration().isPresent()) {
            return request;
        }
        var timeout = Duration.ofSeconds(request.waitTimeSeconds()).plus(SPARE);
        return request.toBuilder()
            .overrideConfiguration(call -> call.apiCallAttemptTimeout(timeout).apiCallTimeout(timeout.plus(SPARE)))
            .build();
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

    /** No poll begins any more; those under way go on. */
    public void stopReceiving() {
        polls.close();
    }

    /** Waits for the polls under way, so that nothing is given to a process that has gone. */
    public void awaitLastPoll() {
        polls.awaitLast(waitTime.plus(SPARE));
    }

    /**
     * Lets no poll begin, and waits for those under way and for the messages that they have brought.
     *
     * @return whether all of them are deleted or given back; either way {@link #goOn} follows
     */
    boolean drain(Duration atMost) {
        polls.pause();
        return polls.awaitLast(waitTime.plus(SPARE)) && inFlight.awaitEmpty(atMost);
    }

    /** Lets polls begin again. */
    void goOn() {
        polls.goOn();
    }

    PollGate polls() {
        return polls;
    }

    /** Deletes what is to be deleted, and gives back the rest. */
    @Override
    public void close() {
        polls.close();
        awaitLastPoll();
        deletes.close();
        heartbeat.shutdownNow();
        visibility.releaseAll();
        delegate.close();
    }
}
