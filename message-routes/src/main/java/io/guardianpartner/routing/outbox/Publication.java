package io.guardianpartner.routing.outbox;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * A batch that is being published: the requests that are still to be made, and the outcome of each message so far. Requests of one
 * batch are made in several threads.
 */
final class Publication {

    private final Batch batch;
    private final List<OutboxRequest> requests;
    private final Instant end;
    private final AtomicReferenceArray<PublishOutcome> outcomes;
    private volatile boolean away;
    private int begun;

    /** @param end no request is begun after it */
    Publication(Batch batch, Instant end) {
        List<OutboxMessage> messages = batch.messages();
        this.batch = batch;
        this.end = end;
        this.outcomes = new AtomicReferenceArray<>(messages.size());
        this.requests = OutboxRequest.of(messages, this);
    }

    /** The number of requests that it takes. */
    int size() {
        return requests.size();
    }

    /**
     * The next request.
     *
     * @return null if there is none; when SNS is away the rest is left untried, for asking on would only delay the caller
     */
    synchronized OutboxRequest next(Instant now) {
        return begun < requests.size() && goesOn(now) ? requests.get(begun++) : null;
    }

    /** Whether a request may still begin. */
    boolean goesOn(Instant now) {
        return !away && now.isBefore(end);
    }

    void became(int message, PublishOutcome outcome) {
        outcomes.set(message, outcome);
    }

    /** SNS did not answer a request: its messages stay untried. */
    void isAway() {
        away = true;
    }

    Published<Batch> published() {
        return new Published<>(batch, IntStream.range(0, outcomes.length()).mapToObj(this::outcome).toList());
    }

    private PublishOutcome outcome(int message) {
        PublishOutcome outcome = outcomes.get(message);
        return outcome == null ? PublishOutcome.UNTRIED : outcome;
    }
}
