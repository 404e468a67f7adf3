package io.guardianpartner.routing.sqs;

import java.time.Duration;

import io.github.resilience4j.core.IntervalFunction;
import io.guardianpartner.support.FailureSummary;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls until the service stops, and asks an SQS that is away ever more seldom: after 1 s, 2 s, … 30 s. The next answer
 * ends that. Camel polls with one consumer on several threads; each counts for itself, so that one hiccup, which fails
 * the polls of all of them at once, is one failure to each.
 */
public final class BackoffPollStrategy implements PollingConsumerPollStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(BackoffPollStrategy.class);
    private static final IntervalFunction PAUSE = IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(1), 2,
        Duration.ofSeconds(30));

    private final PollGate polls;
    private final ThreadLocal<Integer> failures = ThreadLocal.withInitial(() -> 0);

    public BackoffPollStrategy(BatchingSqsClient sqs) {
        this(sqs.polls());
    }

    BackoffPollStrategy(PollGate polls) {
        this.polls = polls;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return !polls.areClosed();
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        failures.remove();
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        failures.set(failures.get() + 1);
        var pause = Duration.ofMillis(PAUSE.apply(failures.get()));
        LOG.warn("Receiving failed: {}; next try in {} s", FailureSummary.of(cause), pause.toSeconds());
        polls.awaitClosed(pause);
        return false;
    }
}
