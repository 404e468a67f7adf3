package io.guardianpartner.load.measuring;

import java.util.Map;

/**
 * Costs of a service during the run, summed up over its processes.
 *
 * @param cpuMillis of processor time; null if no process tells it
 * @param awsRequests to AWS by API and operation, each attempt; null if no process tells it
 * @param processes how many were met, those that came later included
 * @param restarts how often a process was another one than before; what it spent since the look before is missing
 * @param unread looks that brought nothing
 */
public record ServiceCosts(Double cpuMillis, Map<String, Double> awsRequests, int processes, int restarts, int unread) {

    public double allAwsRequests() {
        return awsRequests == null ? 0 : awsRequests.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
