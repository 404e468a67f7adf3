package io.guardianpartner.benchmarks.measuring;

import java.time.Duration;

/**
 * The distance of the cloud: the time that a request and its answer spend on their way, beside what the server takes.
 *
 * @param queues
 *            to SQS and SNS
 * @param database
 *            to PostgreSQL
 */
public record Distance(Duration queues, Duration database) {

    /** On this machine. */
    public static final Distance NONE = new Distance(Duration.ZERO, Duration.ZERO);

    boolean isNone() {
        return equals(NONE);
    }
}
