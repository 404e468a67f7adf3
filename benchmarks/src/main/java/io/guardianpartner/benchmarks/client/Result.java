package io.guardianpartner.benchmarks.client;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The result of one run of a case.
 *
 * @param done
 *            messages that SQS has deleted, or SNS has taken
 * @param handled
 *            messages that the case's own code has had
 * @param requests
 *            attempts by AWS operation
 * @param figures
 *            whatever else the case has to say, by name
 */
public record Result(long done, long handled, double seconds, double cpuSeconds, Map<String, Long> requests,
    Map<String, Double> figures, Instant from, Instant to) {

    /** The same with further figures. */
    public Result with(Map<String, Double> further) {
        var all = new HashMap<>(figures);
        all.putAll(further);
        return new Result(done, handled, seconds, cpuSeconds, requests, all, from, to);
    }

    public double messagesPerSecond() {
        return done / seconds;
    }

    public double cpuMicrosPerMessage() {
        return cpuSeconds * 1e6 / done;
    }

    public double requestsPerMessage() {
        return (double) requests.values().stream().mapToLong(Long::longValue).sum() / done;
    }
}
