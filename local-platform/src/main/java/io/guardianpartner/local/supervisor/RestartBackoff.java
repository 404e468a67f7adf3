package io.guardianpartner.local.supervisor;

import java.time.Duration;

import io.github.resilience4j.core.IntervalFunction;

/**
 * Pauses of a crashed process before its next start: twice as long each time, as in Kubernetes.
 *
 * @param first the first pause
 * @param longest no pause is longer
 * @param calm a process that lived that long starts from the first pause again
 */
public record RestartBackoff(Duration first, Duration longest, Duration calm) {

    /** 1 s, 2 s, 4 s … 30 s; forgotten after a minute. */
    public static final RestartBackoff DEFAULT = new RestartBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30),
        Duration.ofMinutes(1));

    /** @param crashes in a row, 1 for the first */
    Duration pause(int crashes) {
        return Duration.ofMillis(IntervalFunction.ofExponentialBackoff(first, 2, longest).apply(crashes));
    }
}
