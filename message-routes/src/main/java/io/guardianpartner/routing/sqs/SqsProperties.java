package io.guardianpartner.routing.sqs;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The use of the queue.
 *
 * @param waitTime
 *            how long a poll waits for a message, in whole seconds from 1 to 20; a stopping service waits as long
 * @param visibilityTimeout
 *            how long a message stays hidden after a crash, in whole seconds; while it is in flight this is renewed
 * @param holdAtMost
 *            a message that is still not done after that is no longer kept hidden
 * @param deleteDelay
 *            how long a delete waits for others to go with it
 * @param pendingDeletes
 *            maximum deletes that wait; then handlers wait for them
 * @param deleters
 *            maximum batches of deletes under way at a time
 * @param polls
 *            maximum polls under way at a time
 */
@ConfigurationProperties("guardian.sqs")
public record SqsProperties(
    @DefaultValue("20s") Duration waitTime,
    @DefaultValue("30s") Duration visibilityTimeout,
    @DefaultValue("15m") Duration holdAtMost,
    @DefaultValue("100ms") Duration deleteDelay,
    @DefaultValue("1000") int pendingDeletes,
    @DefaultValue("12") int deleters,
    @DefaultValue("12") int polls) {

    private static final int BEATS = 3;

    public SqsProperties {
        if (waitTime.toSeconds() > 20 || waitTime.toSeconds() < 1) {
            throw new IllegalArgumentException("guardian.sqs.wait-time is 1s to 20s");
        }
        if (polls < 1 || deleters < 1) {
            throw new IllegalArgumentException("guardian.sqs.polls and .deleters are at least 1");
        }
        if (visibilityTimeout.toSeconds() < BEATS) {
            throw new IllegalArgumentException("guardian.sqs.visibility-timeout is at least " + BEATS + "s");
        }
    }

    /** The time between two looks at what is in flight; visibility survives one renewal that fails. */
    Duration heartbeat() {
        return visibilityTimeout.dividedBy(BEATS);
    }
}
