package io.guardianpartner.routing.sqs;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.guardianpartner.routing.breaker.InboundBreaker;
import io.guardianpartner.support.FailureSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * The threads that poll the queue, each ten messages at a time, as many at once as {@link Prefetch} says and no more messages than the
 * breaker permits. What comes when no handler asks any more is given back.
 */
class QueuePolls {

    private static final Logger LOG = LoggerFactory.getLogger(QueuePolls.class);
    private static final Duration SPARE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** An empty answer that comes sooner was not waited for. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final int MOMENT_SECONDS = 1;

    private final SqsClient sqs;
    private final Prefetch prefetch;
    private final InboundBreaker breaker;
    private final InFlightMessages inFlight;
    private final Consumer<List<Message>> giveBack;
    private final ReceiveMessageRequest alone;
    private final ReceiveMessageRequest besideOthers;

    /**
     * @param asked
     *            by a handler's thread: what is received, and for how long it is hidden and waited for
     * @param giveBack
     *            what nobody will handle
     */
    QueuePolls(SqsClient sqs, Prefetch prefetch, InboundBreaker breaker, InFlightMessages inFlight,
        Consumer<List<Message>> giveBack, ReceiveMessageRequest asked) {
        this.sqs = sqs;
        this.prefetch = prefetch;
        this.breaker = breaker;
        this.inFlight = inFlight;
        this.giveBack = giveBack;
        int waitSeconds = Objects.requireNonNullElse(asked.waitTimeSeconds(), 0);
        alone = poll(asked, waitSeconds);
        besideOthers = poll(asked, Math.min(waitSeconds, MOMENT_SECONDS));
    }

    /** A long poll takes its time before any timeout of ours begins. */
    private static ReceiveMessageRequest poll(ReceiveMessageRequest asked, int waitSeconds) {
        var timeout = longest(Duration.ofSeconds(waitSeconds));
        return asked.toBuilder().maxNumberOfMessages(PollDemand.BATCH).waitTimeSeconds(waitSeconds)
            .overrideConfiguration(call -> call.apiCallAttemptTimeout(timeout).apiCallTimeout(timeout))
            .build();
    }

    /** How long a poll is under way at most, retries included. */
    static Duration longest(Duration waitTime) {
        return waitTime.plus(SPARE);
    }

    /** Starts that many threads; they end when {@link Prefetch#close} was called, each after its last poll. */
    void start(int threads) {
        for (var number = 0; number < threads; number++) {
            var thread = new Thread(this::run, "sqs-polls-" + number);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            for (var turn = prefetch.awaitTurn(); turn != Prefetch.Turn.NEVER; turn = prefetch.awaitTurn()) {
                poll(turn == Prefetch.Turn.ALONE ? alone : besideOthers);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll(ReceiveMessageRequest request) {
        var permitted = breaker.permits(PollDemand.BATCH);
        if (permitted == 0) {
            prefetch.postpone(PAUSE);
            return;
        }
        List<Message> received;
        var begun = System.nanoTime();
        try {
            received = receive(request, permitted);
        } catch (RuntimeException | Error e) {
            breaker.unused(permitted);
            failed(e);
            return;
        }
        breaker.unused(permitted - received.size());
        if (received.isEmpty() && System.nanoTime() - begun < AT_ONCE.toNanos()) {
            prefetch.postpone(PAUSE);
        } else if (!prefetch.answered(received, permitted)) {
            giveBack.accept(received);
        }
    }

    private List<Message> receive(ReceiveMessageRequest request, int permitted) {
        var messages = sqs.receiveMessage(permitted == PollDemand.BATCH
            ? request
            : request.copy(poll -> poll.maxNumberOfMessages(permitted))).messages();
        if (request.visibilityTimeout() != null) {
            messages.forEach(message -> inFlight.add(request.queueUrl(), message.receiptHandle(),
                request.visibilityTimeout()));
        }
        return messages;
    }

    private void failed(Throwable failure) {
        var pause = prefetch.failed();
        if (!pause.isZero()) {
            LOG.warn("Receiving failed: {}; next try in {} s", FailureSummary.of(failure), pause.toSeconds());
        }
    }
}
