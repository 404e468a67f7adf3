package io.guardianpartner.routing.sqs;

import java.time.Duration;

import io.guardianpartner.routing.Causes;
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
public final class PatientPolling implements PollingConsumerPollStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(PatientPolling.class);
    private static final int LONGEST_SECONDS = 30;
    private static final int DOUBLINGS = 5;

    private final Polls polls;
    private final ThreadLocal<Integer> failures = ThreadLocal.withInitial(() -> 0);

    public PatientPolling(HoldingSqsClient sqs) {
        this(sqs.polls());
    }

    PatientPolling(Polls polls) {
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
        var doublings = Math.min(failures.get(), DOUBLINGS);
        failures.set(doublings + 1);
        var pause = Duration.ofSeconds(Math.min(1 << doublings, LONGEST_SECONDS));
        LOG.warn("Receiving failed: {}; next try in {} s", Causes.of(cause), pause.toSeconds());
        polls.awaitClosed(pause);
        return false;
    }
}
