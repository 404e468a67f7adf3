package io.guardianpartner.routing.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

/**
 * Publishes to the service's topic, ten messages a request and never more bytes than SNS takes, a few requests at a time,
 * and looks at what became of each message. When SNS is away the rest of a batch is left untried: asking on would only
 * hold up whoever waits. Thread-safe.
 */
final class TopicPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicPublisher.class);

    private final SnsClient sns;
    private final String topicArn;
    private final Duration requestTimeout;
    private final Duration batchTimeout;
    private final Clock clock;
    private final Consumer<OutboxMessage> refusals;
    private final int requestsAtATime;
    private final SideBySide sideBySide;
    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * @param requestsAtATime so many requests of a batch are under way at a time
     * @param requestTimeout how long one request to SNS may take, retries included
     * @param batchTimeout after how long no further request is begun for a batch
     * @param refusals is told of each message that SNS refuses for good
     */
    TopicPublisher(SnsClient sns, String topicArn, int requestsAtATime, Duration requestTimeout, Duration batchTimeout,
        Clock clock, Consumer<OutboxMessage> refusals) {
        this.sns = sns;
        this.topicArn = topicArn;
        this.requestsAtATime = requestsAtATime;
        this.sideBySide = new SideBySide(requestsAtATime, "outbox-publish");
        this.requestTimeout = requestTimeout;
        this.batchTimeout = batchTimeout;
        this.clock = clock;
        this.refusals = refusals;
    }

    public <B extends Batch> Published<B> publish(B batch) {
        Instant end = clock.instant().plus(batchTimeout);
        List<Outcome> outcomes = new ArrayList<>(batch.messages().size());
        boolean going = true;
        List<List<OutboxMessage>> requests = Requests.of(batch.messages());
        for (int from = 0; from < requests.size(); from += requestsAtATime) {
            List<List<OutboxMessage>> some = requests.subList(from, Math.min(from + requestsAtATime, requests.size()));
            going = going && clock.instant().isBefore(end);
            List<Outcome> answered = going ? sendAll(some) : untriedAll(some);
            outcomes.addAll(answered);
            going = going && answered.stream().noneMatch(outcome -> outcome.is(Outcome.Kind.UNTRIED));
        }
        return new Published<>(batch, outcomes);
    }

    private List<Outcome> sendAll(List<List<OutboxMessage>> requests) {
        try {
            return sideBySide.map(requests, this::send).stream().flatMap(List::stream).toList();
        } catch (InterruptedException e) {
            // What SNS has taken meanwhile is published once more.
            Thread.currentThread().interrupt();
            return untriedAll(requests);
        }
    }

    private List<Outcome> send(List<OutboxMessage> request) {
        try {
            PublishBatchResponse answer = sns.publishBatch(PublishBatchRequest.builder().topicArn(topicArn)
                .publishBatchRequestEntries(Requests.entries(request))
                .overrideConfiguration(options -> options.apiCallTimeout(requestTimeout)).build());
            if (away.getAndSet(false)) {
                LOG.info("SNS takes messages again");
            }
            return outcomes(request, answer);
        } catch (SnsException e) {
            return Refusals.concernTheMessage(e) ? sendOneByOne(request, e) : isAway(request, e);
        } catch (SdkException e) {
            return isAway(request, e);
        }
    }

    /** One wrong message can make SNS refuse a whole request: the others must not suffer from it. */
    private List<Outcome> sendOneByOne(List<OutboxMessage> request, SnsException refusal) {
        if (request.size() == 1) {
            return List.of(refused(request.get(0), refusal.getMessage()));
        }
        List<Outcome> outcomes = new ArrayList<>(request.size());
        request.forEach(message -> outcomes.addAll(send(List.of(message))));
        return outcomes;
    }

    private List<Outcome> isAway(List<OutboxMessage> request, SdkException e) {
        if (!away.getAndSet(true)) {
            LOG.warn("SNS does not take messages, they wait: {}", e.getMessage());
        }
        return untried(request);
    }

    private List<Outcome> outcomes(List<OutboxMessage> request, PublishBatchResponse answer) {
        Outcome[] outcomes = new Outcome[request.size()];
        answer.successful().forEach(entry -> outcomes[Integer.parseInt(entry.id())] = Outcome.PUBLISHED);
        for (BatchResultErrorEntry entry : answer.failed()) {
            int index = Integer.parseInt(entry.id());
            String reason = entry.code() + ": " + entry.message();
            outcomes[index] = Refusals.isForGood(entry)
                ? refused(request.get(index), reason)
                : Outcome.failed(reason);
        }
        List<Outcome> all = new ArrayList<>(outcomes.length);
        for (Outcome outcome : outcomes) {
            all.add(outcome == null ? Outcome.failed("SNS says nothing of it") : outcome);
        }
        return all;
    }

    private Outcome refused(OutboxMessage message, String reason) {
        refusals.accept(message);
        LOG.error("SNS refuses {} {} for good: {}", message.type(), message.messageId(), reason);
        return Outcome.refused(reason);
    }

    private static List<Outcome> untriedAll(List<List<OutboxMessage>> requests) {
        return requests.stream().map(TopicPublisher::untried).flatMap(List::stream).toList();
    }

    private static List<Outcome> untried(List<OutboxMessage> request) {
        return Collections.nCopies(request.size(), Outcome.UNTRIED);
    }

    @Override
    public void close() {
        sideBySide.close();
    }
}
