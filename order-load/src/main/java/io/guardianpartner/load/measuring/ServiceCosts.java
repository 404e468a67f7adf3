package io.guardianpartner.load.measuring;

import java.util.Map;
import java.util.Set;

/**
 * Costs of a service during the run, summed up over its processes.
 *
 * @param cpuMillis of processor time; null if no process tells it
 * @param awsRequests to AWS by API and operation, each attempt; null if no process tells it
 * @param dynamoDbUnits capacity units of DynamoDB by operation; null if no process tells it
 * @param processes how many were met, those that came later included
 * @param restarts how often a process was another one than before; what it spent since the look before is missing
 * @param unread looks that brought nothing
 */
public record ServiceCosts(Double cpuMillis, Map<String, Double> awsRequests,
    Map<String, Double> dynamoDbUnits, int processes, int restarts, int unread) {

    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem");

    public double allAwsRequests() {
        return awsRequests == null ? 0 : awsRequests.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Units of writes; null if no process tells it. */
    public Double writeUnits() {
        return units(true);
    }

    /** Units of reads; null if no process tells it. */
    public Double readUnits() {
        return units(false);
    }

    private Double units(boolean ofWrites) {
        return dynamoDbUnits == null
            ? null
            : dynamoDbUnits.entrySet().stream().filter(taken -> WRITES.contains(taken.getKey()) == ofWrites)
                .mapToDouble(Map.Entry::getValue).sum();
    }
}
