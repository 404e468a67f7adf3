package io.guardianpartner.local.supervisor;

import java.time.Duration;

/**
 * How long a crashed process waits for its next start, as Kubernetes does it: twice as long each time.
 *
 * @param first the first pause
 * @param longest no pause is longer
 * @param calm a process that lived that long starts from the first pause again
 */
public record Backoff(Duration first, Duration longest, Duration calm) {

    /** 1 s, 2 s, 4 s … 30 s; forgotten after a minute. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30),
        Duration.ofMinutes(1));

    /** @param crashes in a row, 1 for the first */
    Duration pause(int crashes) {
        Duration pause = first.multipliedBy(1L << Math.min(crashes - 1, 16));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
