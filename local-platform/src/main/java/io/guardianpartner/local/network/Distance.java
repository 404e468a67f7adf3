package io.guardianpartner.local.network;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The distance of the cloud: the time that a request and its answer spend on their way, beside what the server takes.
 *
 * @param queues
 *            to SQS and SNS
 * @param database
 *            to PostgreSQL
 * @param dynamodb
 *            to DynamoDB
 */
public record Distance(Duration queues, Duration database, Duration dynamodb) {

    /** On this machine. */
    public static final Distance NONE = new Distance(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** From a pod to AWS within a region. */
    public static final Distance AWS = new Distance(Duration.ofMillis(10), Duration.ofMillis(1), Duration.ofMillis(4));

    public boolean isNone() {
        return equals(NONE);
    }

    /** The milliseconds by name; empty if all of it is on this machine. */
    public Map<String, Double> millis() {
        var millis = new LinkedHashMap<String, Double>();
        if (!isNone()) {
            millis.put("queues", millis(queues));
            millis.put("database", millis(database));
            millis.put("dynamodb", millis(dynamodb));
        }
        return millis;
    }

    /** The same for people; only of one that is not on this machine. */
    public String inWords() {
        return String.format(Locale.ROOT, "%.1f ms to SQS and SNS, %.1f ms to PostgreSQL, %.1f ms to DynamoDB",
            millis(queues), millis(database), millis(dynamodb));
    }

    private static double millis(Duration way) {
        return way.toNanos() / 1e6;
    }
}
